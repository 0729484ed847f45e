"""The audit's copy outside the database: objects written once, under a lock (domain.md, *Audit*).

Requirement 23 of reliability.md: a writer never replaces, a retry compares hashes, and who
verifies reads by version and sees every version and delete marker there is. Every method may
raise StoreUnavailable. Hashes are SHA-256 in lower-case hex, instants aware UTC.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class Shipped:
    """The object was written now."""

    version_id: str


@frozen(kw_only=True)
class AlreadyThere:
    """An object stands under the key: ours from a try before if the hash is ours."""

    version_id: str
    sha256: str


@frozen(kw_only=True)
class ObjectVersion:
    """One version of a key; a delete marker has no bytes and hides those before it."""

    key: str
    version_id: str
    is_latest: bool
    is_delete_marker: bool
    size: int


class AuditStream(Protocol):
    """Called from outside any transaction."""

    def put_once(
        self, *, key: str, content: bytes, sha256: str, retain_until: datetime
    ) -> Shipped | AlreadyThere:
        """Write the object under its lock, unless the key shows one.

        Two writers at once: one is Shipped, the other hears what is AlreadyThere. Raises
        OtherContent when `content` has not the hash. A key that a delete marker hides takes one
        more version, as in S3: `versions` shows them all.
        """
        ...

    def versions(self, prefix: str) -> Iterator[ObjectVersion]:
        """Every version and delete marker under the prefix: by key, newest first within one."""
        ...

    def read(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        """The bytes of exactly that version, in chunks; None when there is none."""
        ...
