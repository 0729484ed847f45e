"""A bucket in memory, whose versions, delete markers and locks work as S3's."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256 as hashed
from itertools import count
from threading import RLock

from attrs import evolve, field, frozen

from ports.clock import Clock
from ports.object_bucket import LockedObject, StoredObject
from ports.other_content import OtherContent


@frozen(eq=False)
class MemoryBucket:
    """ports/object_bucket.py; locks are held against the clock's time."""

    clock: Clock
    _stored: dict[str, list[StoredObject]] = field(factory=dict, init=False)
    """By key, oldest first."""
    _bytes: dict[str, bytes] = field(factory=dict, init=False)
    _numbers: Iterator[int] = field(factory=lambda: count(1), init=False)
    _lock: RLock = field(factory=RLock, init=False)

    def add(
        self,
        *,
        key: str,
        content: Iterable[bytes],
        mime: str,
        sha256: str | None = None,
        retain_until: datetime | None = None,
        only_if_absent: bool = False,
    ) -> StoredObject | None:
        whole = b"".join(content)
        found = hashed(whole).hexdigest()
        if sha256 not in {None, found}:
            raise OtherContent(key=key, expected_sha256=str(sha256), found_sha256=found)
        with self._lock:
            if only_if_absent and self._shows(key):
                return None
            return self._append(
                StoredObject(
                    key=key,
                    version_id=self._next_id(),
                    size=len(whole),
                    sha256=found,
                    mime=mime,
                    retain_until=retain_until,
                ),
                whole,
            )

    def versions(self, prefix: str) -> Iterator[StoredObject]:
        with self._lock:
            keys = sorted(key for key in self._stored if key.startswith(prefix))
            return iter([stored for key in keys for stored in reversed(self._stored[key])])

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        with self._lock:
            stored = self._find(key, version_id)
            if stored is None or stored.is_delete_marker:
                return None
            return iter([self._bytes[version_id]])

    def hide(self, key: str) -> str:
        with self._lock:
            marker = StoredObject(
                key=key,
                version_id=self._next_id(),
                size=0,
                sha256=hashed().hexdigest(),
                mime="",
                retain_until=None,
                is_delete_marker=True,
            )
            return self._append(marker, b"").version_id

    def delete_version(self, *, key: str, version_id: str) -> None:
        with self._lock:
            stored = self._find(key, version_id)
            if stored is None:
                return
            if stored.retain_until is not None and stored.retain_until > self.clock.now():
                raise LockedObject(key=key, version_id=version_id, until=stored.retain_until)
            self._stored[key].remove(stored)
            self._bytes.pop(version_id)

    def retain(self, *, key: str, version_id: str, until: datetime) -> None:
        with self._lock:
            stored = self._find(key, version_id)
            if stored is None:
                return
            if stored.retain_until is not None and stored.retain_until > until:
                raise LockedObject(key=key, version_id=version_id, until=stored.retain_until)
            place = self._stored[key].index(stored)
            self._stored[key][place] = evolve(stored, retain_until=until)

    def _append(self, stored: StoredObject, content: bytes) -> StoredObject:
        self._stored.setdefault(stored.key, []).append(stored)
        self._bytes[stored.version_id] = content
        return stored

    def _shows(self, key: str) -> bool:
        versions = self._stored.get(key, [])
        return bool(versions) and not versions[-1].is_delete_marker

    def _find(self, key: str, version_id: str) -> StoredObject | None:
        versions = self._stored.get(key, ())
        return next((stored for stored in versions if stored.version_id == version_id), None)

    def _next_id(self) -> str:
        return f"v{next(self._numbers):08d}"
