"""The types a file of evidence can have: how names of it end, and how its bytes begin.

No type that a browser runs (HTML, SVG), no archive and no office document is among them.
"""

import re
from collections.abc import Callable, Mapping

from attrs import frozen

Beginning = Callable[[bytes], bool]
# Versions 1, 2 and 2.5, with and without a checksum.
_LAYER_THREE = (b"\xfa", b"\xfb", b"\xf2", b"\xf3", b"\xe2", b"\xe3")


@frozen
class MediaType:
    """A type. `begins` tells from a file's first bytes whether it may be of it."""

    extensions: tuple[str, ...]
    begins: Beginning


def _magic(*beginnings: bytes) -> Beginning:
    return lambda head: head.startswith(beginnings)


def _riff(form: bytes) -> Beginning:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _brands(*brands: bytes) -> Beginning:
    """ISO base media: a box `ftyp` first, whose major brand is one of these."""
    return lambda head: head[4:8] == b"ftyp" and head[8:12] in brands


def _matroska(doc_type: bytes) -> Beginning:
    """An EBML header whose DocType (element 42 82) is this one."""
    element = b"\x42\x82" + bytes([0x80 | len(doc_type)]) + doc_type
    return lambda head: head[:4] == b"\x1a\x45\xdf\xa3" and element in head[:64]


def _mpeg_audio(head: bytes) -> bool:
    """An ID3 tag, or the first frame of MPEG audio, layer III, of a version that exists."""
    return head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] in _LAYER_THREE)


_TAGS = (
    "html|head|body|script|svg|math|iframe|style|title|table|div|font|h1|img|br|a|b|p"
    "|object|embed|link|meta|base|form|video|audio"
)
_MARKUP = re.compile(rf"(?i)<(?:!doctype\s|!--|\?xml|/?(?:{_TAGS})[\s/>])".encode())
_BLANK = b"\xef\xbb\xbf \t\r\n\f"


def _words(head: bytes) -> bool:
    """Nothing that a browser would take for a page, and no other type under another name."""
    shown = head.lstrip(_BLANK)
    if _MARKUP.match(shown):
        return False
    return not any(type_.begins(head) for mime, type_ in MEDIA_TYPES.items() if not is_text(mime))


def is_text(mime: str) -> bool:
    """Whether a file of that type is words in UTF-8 from its first byte to its last."""
    return mime.startswith("text/")


MEDIA_TYPES: Mapping[str, MediaType] = {
    "image/png": MediaType(("png",), _magic(b"\x89PNG\r\n\x1a\n")),
    "image/jpeg": MediaType(("jpg", "jpeg"), _magic(b"\xff\xd8\xff")),
    "image/webp": MediaType(("webp",), _riff(b"WEBP")),
    "image/gif": MediaType(("gif",), _magic(b"GIF87a", b"GIF89a")),
    "image/heic": MediaType(("heic", "heif"), _brands(b"heic", b"heix", b"heim", b"mif1")),
    "application/pdf": MediaType(("pdf",), _magic(b"%PDF-")),
    "video/mp4": MediaType(
        ("mp4", "m4v"),
        _brands(
            b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash",
            b"M4V ", b"MSNV", b"3gp4", b"3gp5",
        ),
    ),
    "video/quicktime": MediaType(("mov", "qt"), _brands(b"qt  ")),
    "video/webm": MediaType(("webm",), _matroska(b"webm")),
    "audio/mpeg": MediaType(("mp3",), _mpeg_audio),
    "audio/wav": MediaType(("wav",), _riff(b"WAVE")),
    "text/plain": MediaType(("txt", "log"), _words),
    "text/csv": MediaType(("csv",), _words),
}  # fmt: skip
