"""Whether what arrived is what was announced, byte for byte and by what it really is."""

from collections.abc import Iterable
from hashlib import sha256

from core.evidence.blocked import Blocked
from core.evidence.evidence import Evidence
from core.evidence.media_types import MEDIA_TYPES, is_text
from core.evidence.picture_size import is_picture, pixels_of
from core.evidence.plain_words import PlainWords

HEAD_BYTES = 1024 * 1024
"""How much of the beginning is looked at: cameras put previews before a picture's size."""


def examine(chunks: Iterable[bytes], announced: Evidence, *, largest_pixels: int) -> Blocked | None:
    """What is wrong with the bytes, None for nothing.

    Nothing is unpacked, and no more than HEAD_BYTES and a chunk are held at once.
    """
    hashed, words, head, size = sha256(), PlainWords(), bytearray(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > announced.size_bytes:
            return Blocked.SIZE_DIFFERS
        hashed.update(chunk)
        head += chunk[: HEAD_BYTES - len(head)]
        if is_text(announced.mime):
            words.take(chunk)
    if size != announced.size_bytes:
        return Blocked.SIZE_DIFFERS
    if hashed.hexdigest() != announced.sha256:
        return Blocked.CONTENT_DIFFERS
    if not words.are_whole():
        return Blocked.TYPE_DIFFERS
    return _other_than(announced.mime, bytes(head), largest_pixels)


def _other_than(mime: str, head: bytes, largest_pixels: int) -> Blocked | None:
    if not MEDIA_TYPES[mime].begins(head):
        return Blocked.TYPE_DIFFERS
    if not is_picture(mime):
        return None
    pixels = pixels_of(mime, head)
    if pixels is None:
        return Blocked.TYPE_DIFFERS
    return Blocked.TOO_MANY_PIXELS if pixels > largest_pixels else None
