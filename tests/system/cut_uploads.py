"""An upload that is read in chunks of a chosen size."""

from collections.abc import Iterator

from attrs import frozen

from adapters.memory.bucket import MemoryBucket
from adapters.memory.evidence_store import BucketEvidenceStore
from adapters.memory.file_door import FileDoor
from adapters.system.system_clock import SystemClock
from ports.object_bucket import Bucket


@frozen(eq=False)
class CutBucket(MemoryBucket):
    """A bucket in memory that hands out `cut` bytes at a time."""

    cut: int = 1

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        chunks = super().read(key=key, version_id=version_id)
        if chunks is None:
            return None
        whole = b"".join(chunks)
        return (whole[at : at + self.cut] for at in range(0, len(whole), self.cut))


def uploaded(content: bytes, *, key: str, cut: int) -> tuple[BucketEvidenceStore, str]:
    """A store with one upload, and its version."""
    clock = SystemClock()
    quarantine: Bucket = CutBucket(clock, cut)
    store = BucketEvidenceStore(
        FileDoor(quarantine=quarantine, evidence=MemoryBucket(clock), clock=clock)
    )
    added = quarantine.add(key=key, content=[content], mime="image/png")
    assert added is not None
    return store, added.version_id
