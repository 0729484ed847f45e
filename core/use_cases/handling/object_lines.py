"""The lines of an object that is read in chunks, with the hash of all of it."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from attrs import define, field

LONGEST: Final = 2**24
"""No sealer writes a longer line; what follows it counts as another one, so that an object of
somebody else's making cannot fill the memory."""


@define
class ObjectLines:
    """Read once, by iterating."""

    _chunks: Iterator[bytes]
    _hash: Any = field(factory=sha256, init=False)

    def __iter__(self) -> Iterator[bytes]:
        left = b""
        for chunk in self._chunks:
            self._hash.update(chunk)
            *lines, left = (left + chunk).split(b"\n")
            yield from lines
            if len(left) > LONGEST:
                yield left
                left = b""
        if left:
            yield left

    @property
    def sha256(self) -> bytes:
        """Of what was read so far."""
        digest: bytes = self._hash.digest()
        return digest
