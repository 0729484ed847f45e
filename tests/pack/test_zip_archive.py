"""A ZIP file that is written as it is read, whatever its size."""

import struct
import tracemalloc
import zipfile
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from adapters.system.zip_archive import ZipArchive
from ports.archive import ArchiveFile
from tests.builders.instants import NOON
from tests.pack.opened import opened

MEBIBYTE = 1024 * 1024
CHUNK = bytes(MEBIBYTE)
ZIP64_END = b"PK\x06\x06"


def a_file(name: str = "a.txt", content: bytes = b"words") -> ArchiveFile:
    return ArchiveFile(name=name, size=len(content), content=(content[:2], content[2:]))


def synthetic(mebibytes: int, name: str = "film.mp4") -> ArchiveFile:
    """A large file that is nowhere as a whole."""
    return ArchiveFile(
        name=name, size=mebibytes * MEBIBYTE, content=(CHUNK for _ in range(mebibytes))
    )


def written(*files: ArchiveFile, stamped_at: datetime = NOON) -> Iterator[bytes]:
    return ZipArchive().written(files, stamped_at=stamped_at)


def test_what_goes_in_comes_out_in_its_order() -> None:
    told = opened(written(a_file("b/é.txt", b"first"), a_file("a.txt"), a_file("empty", b"")))
    assert list(told.items()) == [("b/é.txt", b"first"), ("a.txt", b"words"), ("empty", b"")]


def test_the_same_files_with_the_same_stamp_are_the_same_bytes() -> None:
    elsewhere = NOON.astimezone(timezone(timedelta(hours=9)))
    first = b"".join(written(a_file(), a_file("b.txt")))
    assert first == b"".join(written(a_file(), a_file("b.txt"), stamped_at=elsewhere))
    assert first != b"".join(written(a_file(), a_file("b.txt"), stamped_at=datetime.now(UTC)))


def test_it_holds_no_more_than_a_few_chunks_of_whatever_it_writes() -> None:
    tracemalloc.start()
    try:
        size = sum(len(chunk) for chunk in written(synthetic(256)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 256 * MEBIBYTE
    assert peak < 8 * MEBIBYTE


def test_a_file_is_opened_when_its_turn_comes_and_not_before() -> None:
    turns: list[str] = []

    def told(name: str) -> Iterator[bytes]:
        turns.append(name)
        yield b"x"

    files = (ArchiveFile(name=name, size=1, content=told(name)) for name in "ab")
    stream = ZipArchive().written(files, stamped_at=NOON)
    next(stream)
    assert turns == ["a"]


def test_more_than_four_gibibytes_are_told_as_zip64() -> None:
    last: deque[bytes] = deque(maxlen=3)
    size = 0
    for chunk in written(synthetic(4 * 1024 + 1), a_file("after.txt")):
        last.append(chunk)
        size += len(chunk)
    tail = b"".join(last)
    assert ZIP64_END in tail
    entries, length, start = struct.unpack_from("<QQQ", tail, tail.index(ZIP64_END) + 32)
    assert (entries, start + length) == (2, size - (len(tail) - tail.index(ZIP64_END)))
    assert start > 2**32


def test_a_zip64_archive_is_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1_000)
    content = bytes(range(256)) * 8
    chunks = list(written(a_file("large.bin", content), a_file("small.txt")))
    monkeypatch.undo()

    assert ZIP64_END in b"".join(chunks)
    assert opened(chunks) == {"large.bin": content, "small.txt": b"words"}


def test_a_file_that_fails_ends_the_archive_before_it_can_be_opened() -> None:
    def failing() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    given: list[bytes] = []
    broken = ArchiveFile(name="b.txt", size=9, content=failing())
    with pytest.raises(ConnectionResetError):
        given.extend(written(a_file(), broken))
    with pytest.raises(zipfile.BadZipFile):
        opened(given)


def test_an_archive_that_nobody_reads_to_its_end_is_let_go() -> None:
    stream = written(a_file(), synthetic(3))
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert list(stream) == []
