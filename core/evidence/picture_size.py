"""How many pixels a picture says it has, from its header alone: nothing is unpacked."""

import re
from collections.abc import Callable, Mapping
from struct import error as too_short
from struct import unpack_from

Size = tuple[int, int]
_JPEG_FILL = 0xFF
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_HEIC_SIZE = re.compile(rb"ispe.{4}(.{8})", re.DOTALL)


def pixels_of(mime: str, head: bytes) -> int | None:
    """Width times height; None where the header of such a picture cannot be read."""
    try:
        size = _READERS[mime](head)
    except too_short:
        return None
    return size[0] * size[1] or None if size else None


def is_picture(mime: str) -> bool:
    return mime in _READERS


def _png(head: bytes) -> Size | None:
    width, height = unpack_from(">II", head, 16)
    return (width, height) if head[12:16] == b"IHDR" else None


def _gif(head: bytes) -> Size:
    width, height = unpack_from("<HH", head, 6)
    return width, height


def _webp(head: bytes) -> Size | None:
    match head[12:16]:
        case b"VP8X":
            low_width, high_width, low_height, high_height = unpack_from("<HBHB", head, 24)
            return 1 + low_width + (high_width << 16), 1 + low_height + (high_height << 16)
        case b"VP8L":
            (packed,) = unpack_from("<I", head, 21)
            return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = unpack_from("<HH", head, 26)
            return width & 0x3FFF, height & 0x3FFF
        case _:
            return None


def _jpeg(head: bytes) -> Size | None:
    """Segment by segment up to the frame header."""
    at = 2
    while True:
        (filler, marker) = unpack_from(">BB", head, at)
        if filler != _JPEG_FILL:
            return None
        if marker in _JPEG_FRAMES:
            height, width = unpack_from(">HH", head, at + 5)
            return width, height
        if marker == _JPEG_FILL:
            at += 1
        elif marker in _JPEG_ALONE:
            at += 2
        else:
            at += 2 + unpack_from(">H", head, at + 2)[0]


def _heic(head: bytes) -> Size | None:
    """The largest of the pictures and tiles that it is made of."""
    told = (unpack_from(">II", found[1]) for found in _HEIC_SIZE.finditer(head))
    return max(told, key=lambda size: size[0] * size[1], default=None)


_READERS: Mapping[str, Callable[[bytes], Size | None]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/webp": _webp,
    "image/gif": _gif,
    "image/heic": _heic,
}
