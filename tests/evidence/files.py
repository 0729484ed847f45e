"""Small files of each type that evidence can have, and some that only pretend to be."""

from struct import pack

PNG = b"\x89PNG\r\n\x1a\n"


def png(width: int = 2, height: int = 3) -> bytes:
    return PNG + pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\2\0\0\0" + b"pixels"


def gif(width: int = 2, height: int = 3) -> bytes:
    return b"GIF89a" + pack("<HH", width, height) + b"\xf0\0\0pixels"


def jpeg(width: int = 2, height: int = 3, *, preview_bytes: int = 0) -> bytes:
    """With an EXIF segment, in which a preview may have a size of its own."""
    preview = b"\xff\xc0\0\x11\x08" + pack(">HH", 160, 120) + bytes(preview_bytes)
    exif = b"\xff\xe1" + pack(">H", 2 + len(preview)) + preview
    frame = b"\xff\xc0\0\x11\x08" + pack(">HH", height, width) + b"\3pixels"
    return b"\xff\xd8" + exif + b"\xff\xff" + frame[1:]


def webp(kind: bytes = b"VP8X", width: int = 2, height: int = 3) -> bytes:
    if kind == b"VP8X":
        body = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == b"VP8L":
        body = b"\x2f" + pack("<I", (width - 1) | (height - 1) << 14)
    else:
        body = b"\0\0\0\x9d\x01\x2a" + pack("<HH", width, height)
    return b"RIFF" + pack("<I", 4 + len(body)) + b"WEBP" + kind + pack("<I", len(body)) + body


def heic(*sizes: tuple[int, int]) -> bytes:
    """Tiles, and the picture that they make."""
    parts = b"".join(
        pack(">I4sI", 20, b"ispe", 0) + pack(">II", *size) for size in sizes or ((2, 3),)
    )
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0\0\0\x40meta\0\0\0\0" + parts


def boxed(brand: bytes) -> bytes:
    return b"\0\0\0\x14ftyp" + brand + b"\0\0\2\0" + brand


GENUINE: dict[str, tuple[bytes, ...]] = {
    "image/png": (png(),),
    "image/jpeg": (jpeg(),),
    "image/webp": (webp(b"VP8X"), webp(b"VP8L"), webp(b"VP8 ")),
    "image/gif": (gif(), gif().replace(b"89a", b"87a")),
    "image/heic": (heic(), heic((512, 512), (4032, 3024))),
    "application/pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",),
    "video/mp4": (boxed(b"isom"), boxed(b"mp42"), boxed(b"avc1"), boxed(b"3gp4")),
    "video/quicktime": (boxed(b"qt  "),),
    "video/webm": (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\x42\x87\x81\x04",),
    "audio/mpeg": (b"ID3\4\0\0\0\0\0\0", b"\xff\xfb\x90\x64sound", b"\xff\xf3\x40\xc0sound"),
    "audio/wav": (b"RIFF\x24\0\0\0WAVEfmt ",),
    "text/plain": (
        "\ufeffHe came late — twice.\r\n\tThen left. 🙂\f".encode(),
        b"<John> hello\n<Anna> hi",
        b"3 < 4 and a<b",
        b"x",
    ),
    "text/csv": ("when;what\r\n2026-12-01;Überweisung\r\n".encode(),),
}
PRETENDING: dict[str, bytes] = {
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "SVG with a prologue": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "HTML": b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>",
    "HTML after blanks": b"\xef\xbb\xbf \r\n\t<HTML><body onload=alert(1)>",
    "HTML comment": b"<!-- a --><script>alert(1)</script>",
    "a lone tag": b"<img src=x onerror=alert(1)>",
    "HTML behind a PNG's first letters": b"\x89PNG<html>",
    "PHP": b"<?php system($_GET['c']); ?>\0",
    "a zip bomb": b"PK\3\4\x14\0\0\0\x08\0" + bytes(64),
    "gzip": b"\x1f\x8b\x08\0" + bytes(64),
    "a program": b"MZ\x90\0\3\0\0\0",
    "an ELF program": b"\x7fELF\2\1\1\0",
    "an old office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "Matroska that is no WebM": b"\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska\0",
    "AVIF": boxed(b"avif"),
    "AVI": b"RIFF\x24\0\0\0AVI LIST",
    "MPEG audio of a layer that is none": b"\xff\xf9\x50\x80\0\0",
    "nothing but zeros": bytes(64),
}
