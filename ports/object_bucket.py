"""A bucket of versions and locks as S3 has them, for stores that have no S3."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class StoredObject:
    """One version of a key. A delete marker has no bytes and hides the versions before it.

    Until `retain_until` nobody deletes the version; None is no lock. The hash is SHA-256 in hex.
    """

    key: str
    version_id: str
    size: int
    sha256: str
    mime: str
    retain_until: datetime | None
    is_delete_marker: bool = False


class LockedObject(Exception):
    """The version is under its lock: it was not deleted, and its retention not shortened."""

    def __init__(self, *, key: str, version_id: str, until: datetime) -> None:
        super().__init__(f"{key} {version_id} is locked until {until:%Y-%m-%dT%H:%M:%SZ}")
        self.key = key
        self.version_id = version_id
        self.until = until


class Bucket(Protocol):
    """Safe for threads. What is not there is None."""

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
        """A new version; None, and nothing added, when `only_if_absent` and the key shows one.

        Raises OtherContent when the content has not this `sha256`. What `content` raises goes
        through, and nothing is added.
        """
        ...

    def versions(self, prefix: str) -> Iterator[StoredObject]:
        """By key, newest first within one."""
        ...

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        """The bytes of that version, in chunks."""
        ...

    def hide(self, key: str) -> str:
        """Put a delete marker on the key; answers its version id."""
        ...

    def delete_version(self, *, key: str, version_id: str) -> None:
        """For good. Raises LockedObject; a version that is not there is no fault."""
        ...

    def retain(self, *, key: str, version_id: str, until: datetime) -> None:
        """Lock it until then. Raises LockedObject when it is locked for longer."""
        ...
