"""A ZIP file of any size, written as it is read (docs/adr/0018)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO, cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from attrs import define, field, frozen

from ports.archive import ArchiveFile

UNIX = 3
READABLE = 0o100600 << 16


@define
class Outlet:
    """Where the library writes: what it wrote is taken away after each step."""

    _written: list[bytes] = field(factory=list, init=False)

    def write(self, chunk: bytes | memoryview) -> int:
        self._written.append(bytes(chunk))
        return len(chunk)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        taken = b"".join(self._written)
        self._written.clear()
        return taken


@frozen
class ZipArchive:
    """ports/archive.py as ZIP, ZIP64 where it has to be.

    Nothing is compressed: pictures and films are already, and so no version of a compressor
    decides what the bytes are.
    """

    def written(self, files: Iterable[ArchiveFile], *, stamped_at: datetime) -> Iterator[bytes]:
        outlet = Outlet()
        # The library asks for no more than `write` and `flush` of what it cannot seek in.
        target = cast("IO[bytes]", outlet)
        with ZipFile(target, "w", compression=ZIP_STORED) as archive:
            for file in files:
                yield from _entry(archive, outlet, file, stamped_at)
        yield outlet.taken()


def _entry(
    archive: ZipFile, outlet: Outlet, file: ArchiveFile, stamped_at: datetime
) -> Iterator[bytes]:
    with archive.open(_info(file, stamped_at), "w") as entry:
        for chunk in file.content:
            entry.write(chunk)
            yield outlet.taken()
    yield outlet.taken()


def _info(file: ArchiveFile, stamped_at: datetime) -> ZipInfo:
    stamp = stamped_at.astimezone(UTC)
    info = ZipInfo(
        file.name,
        (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second),
    )
    info.compress_type = ZIP_STORED
    info.create_system = UNIX
    info.external_attr = READABLE
    # Decides whether the entry needs ZIP64; its header is written before its content.
    info.file_size = file.size
    return info
