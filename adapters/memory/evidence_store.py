"""Evidence in buckets of this process: in memory, or in files."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from attrs import frozen

from adapters.memory.bucket import MemoryBucket
from adapters.memory.file_door import FileDoor
from ports.clock import Clock
from ports.evidence_store import Arrived, EvidenceLink, Kept, UploadForm
from ports.object_bucket import Bucket, StoredObject
from ports.other_content import OtherContent
from ports.store_unavailable import StoreUnavailable


@frozen
class BucketEvidenceStore:
    """ports/evidence_store.py over the two buckets behind a door."""

    door: FileDoor

    @classmethod
    def in_memory(cls, clock: Clock) -> "BucketEvidenceStore":
        """What it holds ends with the process."""
        return cls(
            FileDoor(quarantine=MemoryBucket(clock), evidence=MemoryBucket(clock), clock=clock)
        )

    @property
    def quarantine(self) -> Bucket:
        return self.door.quarantine

    @property
    def evidence(self) -> Bucket:
        return self.door.evidence

    def upload_form(
        self, *, key: str, mime: str, size: int, sha256: str, expires_in: timedelta
    ) -> UploadForm:
        return self.door.form(key=key, mime=mime, size=size, sha256=sha256, expires_in=expires_in)

    def arrived(self, key: str) -> Arrived | None:
        for newest in _of(self.quarantine, key)[:1]:
            if not newest.is_delete_marker:
                return Arrived(version_id=newest.version_id, size=newest.size)
        return None

    def read_arrived(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return self.quarantine.read(key=key, version_id=version_id)

    def drop_arrived(self, key: str) -> None:
        for stored in _of(self.quarantine, key):
            self.quarantine.delete_version(key=key, version_id=stored.version_id)

    def keep(
        self,
        *,
        source_key: str,
        source_version_id: str,
        key: str,
        sha256: str,
        mime: str,
        retain_until: datetime,
    ) -> Kept | None:
        kept = self._found(key, sha256, retain_until)
        if kept is not None:
            return kept
        upload = self.quarantine.read(key=source_key, version_id=source_version_id)
        if upload is None:
            return None
        return self._added(key, upload, sha256, mime, retain_until)

    def put(
        self,
        *,
        key: str,
        content: Iterable[bytes],
        sha256: str,
        mime: str,
        retain_until: datetime,
    ) -> Kept:
        return self._added(key, content, sha256, mime, retain_until)

    def read_kept(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return self.evidence.read(key=key, version_id=version_id)

    def link(
        self, *, key: str, version_id: str, file_name: str, mime: str, expires_in: timedelta
    ) -> EvidenceLink:
        return self.door.link(
            key=key, version_id=version_id, file_name=file_name, mime=mime, expires_in=expires_in
        )

    def _added(
        self, key: str, content: Iterable[bytes], sha256: str, mime: str, retain_until: datetime
    ) -> Kept:
        added = self.evidence.add(
            key=key,
            content=content,
            mime=mime,
            sha256=sha256,
            retain_until=retain_until,
            only_if_absent=True,
        )
        kept = _kept(added) if added else self._found(key, sha256, retain_until)
        if kept is None:
            raise StoreUnavailable(f"writing {key}: it went away meanwhile")
        return kept

    def _found(self, key: str, sha256: str, retain_until: datetime) -> Kept | None:
        """The first version with this hash, locked that long. Raises OtherContent."""
        there = [stored for stored in _of(self.evidence, key) if not stored.is_delete_marker]
        for stored in reversed(there):
            if stored.sha256 == sha256:
                self._lock(stored, retain_until)
                return _kept(stored)
        if there:
            raise OtherContent(key=key, expected_sha256=sha256, found_sha256=there[-1].sha256)
        return None

    def _lock(self, stored: StoredObject, until: datetime) -> None:
        if stored.retain_until is None or stored.retain_until < until:
            self.evidence.retain(key=stored.key, version_id=stored.version_id, until=until)


def _of(bucket: Bucket, key: str) -> list[StoredObject]:
    """Versions of exactly this key, newest first."""
    return [stored for stored in bucket.versions(key) if stored.key == key]


def _kept(stored: StoredObject) -> Kept:
    return Kept(key=stored.key, version_id=stored.version_id, size=stored.size)
