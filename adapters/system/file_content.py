"""Bytes into a file and out of it, in chunks."""

from collections.abc import Iterable, Iterator
from hashlib import sha256 as hashed
from pathlib import Path
from typing import Final

CHUNK_BYTES: Final = 256 * 1024


def laid_down(content: Iterable[bytes], draft: Path) -> tuple[int, str]:
    """Size and SHA-256 of what `draft` holds then."""
    digest, size = hashed(), 0
    with draft.open("wb") as file:
        for chunk in content:
            digest.update(chunk)
            size += file.write(chunk)
    return size, digest.hexdigest()


def chunks_of(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK_BYTES):
            yield chunk
