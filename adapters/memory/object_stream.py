"""The audit's stream in a bucket of this process: in memory, or in files."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from adapters.memory.bucket import MemoryBucket
from ports.clock import Clock
from ports.object_bucket import Bucket, StoredObject
from ports.object_stream import AlreadyThere, ObjectVersion, Shipped
from ports.store_unavailable import StoreUnavailable

MIME = "application/x-ndjson"


@frozen
class BucketAuditStream:
    """ports/object_stream.py over one bucket, through which a test also tampers."""

    bucket: Bucket

    @classmethod
    def in_memory(cls, clock: Clock) -> "BucketAuditStream":
        return cls(MemoryBucket(clock))

    def put_once(
        self, *, key: str, content: bytes, sha256: str, retain_until: datetime
    ) -> Shipped | AlreadyThere:
        added = self.bucket.add(
            key=key,
            content=[content],
            mime=MIME,
            sha256=sha256,
            retain_until=retain_until,
            only_if_absent=True,
        )
        return self._already(key) if added is None else Shipped(version_id=added.version_id)

    def versions(self, prefix: str) -> Iterator[ObjectVersion]:
        before = None
        for stored in self.bucket.versions(prefix):
            yield _told(stored, is_latest=stored.key != before)
            before = stored.key

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return self.bucket.read(key=key, version_id=version_id)

    def _already(self, key: str) -> AlreadyThere:
        for version in self.bucket.versions(key):
            if version.key == key and not version.is_delete_marker:
                return AlreadyThere(version_id=version.version_id, sha256=version.sha256)
        raise StoreUnavailable(f"writing {key}: it went away meanwhile")


def _told(stored: StoredObject, *, is_latest: bool) -> ObjectVersion:
    return ObjectVersion(
        key=stored.key,
        version_id=stored.version_id,
        is_latest=is_latest,
        is_delete_marker=stored.is_delete_marker,
        size=stored.size,
    )
