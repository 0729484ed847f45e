"""Many files in one, written as it is read."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class ArchiveFile:
    """One file to put in: `content` has exactly `size` bytes and is read once, when its turn is."""

    name: str
    size: int
    content: Iterable[bytes]


class Archive(Protocol):
    def written(self, files: Iterable[ArchiveFile], *, stamped_at: datetime) -> Iterator[bytes]:
        """The archive in chunks, holding no more than one of them at a time.

        The same files with the same stamp give the same bytes. What reading a file raises ends
        the archive, and what was given out until then opens as no archive.
        """
        ...
