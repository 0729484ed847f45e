"""Where evidence is: first in quarantine, then kept under a lock that nobody opens early.

What is uploaded lands in quarantine without a lock, so that what is refused stays deletable.
What is kept cannot be altered or deleted before its retention ends, by anybody (domain.md,
*Messages, evidence, timeline*; reliability.md 28). Keys are chosen by the server. Hashes are
SHA-256 in lower-case hex, sizes bytes, instants aware UTC.

Every method may raise StoreUnavailable. What is not there is None.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class UploadForm:
    """A form that a browser posts as multipart/form-data: the fields, and last the `file`."""

    url: str
    fields: Mapping[str, str]
    expires_at: datetime


@frozen(kw_only=True)
class Arrived:
    """The newest upload under a quarantine key. A later one does not change this version."""

    version_id: str
    size: int


@frozen(kw_only=True)
class Kept:
    """What is kept under its lock, by the version that stays even when the key is hidden."""

    key: str
    version_id: str
    size: int


@frozen(kw_only=True)
class EvidenceLink:
    """A URL that downloads one version of one file, for whoever holds it, until `expires_at`."""

    url: str
    expires_at: datetime


class EvidenceStore(Protocol):
    """Called from outside any transaction."""

    def upload_form(
        self, *, key: str, mime: str, size: int, sha256: str, expires_in: timedelta
    ) -> UploadForm:
        """A form that uploads exactly `size` bytes of that type and hash to a quarantine key.

        The hash is part of what was asked for; what arrives is still to be checked.
        """
        ...

    def arrived(self, key: str) -> Arrived | None:
        """The newest upload under this quarantine key."""
        ...

    def read_arrived(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        """The bytes of exactly that upload, in chunks."""
        ...

    def drop_arrived(self, key: str) -> None:
        """Delete every upload under this quarantine key for good; doing it twice is no fault."""
        ...

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
        """Copy exactly that upload under the lock; None when the upload is gone.

        What an earlier try kept under `key` with the same hash is found, not doubled. Raises
        OtherContent, and keeps nothing, when the upload or what is kept there has another hash.
        """
        ...

    def put(
        self,
        *,
        key: str,
        content: Iterable[bytes],
        sha256: str,
        mime: str,
        retain_until: datetime,
    ) -> Kept:
        """Keep what the service made itself under the lock; else as `keep`."""
        ...

    def read_kept(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        """The bytes of exactly that version, in chunks."""
        ...

    def link(
        self, *, key: str, version_id: str, file_name: str, mime: str, expires_in: timedelta
    ) -> EvidenceLink:
        """A link that saves exactly that version as a file, never shows it in a page.

        It is made without asking whether the version exists. Of `file_name`, what could break
        out of a header or a folder is replaced.
        """
        ...
