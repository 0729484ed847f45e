"""The files that people of the specifications send."""

from collections.abc import Mapping
from hashlib import sha256
from struct import pack

from attrs import frozen

from adapters.system.local_scanner import EICAR


@frozen(kw_only=True)
class FileSent:
    """A file as it is announced, and the bytes that are then sent."""

    name: str
    mime: str
    announced: bytes
    arrives: bytes

    @classmethod
    def honest(cls, name: str, mime: str, content: bytes) -> "FileSent":
        return cls(name=name, mime=mime, announced=content, arrives=content)

    @property
    def sha256(self) -> str:
        return sha256(self.announced).hexdigest()


def _png(width: int, height: int) -> bytes:
    header = pack(">I4sII", 13, b"IHDR", width, height)
    return b"\x89PNG\r\n\x1a\n" + header + b"\x08\2\0\0\0" + b"a broken lamp"


_PICTURE = _png(640, 480)
_PAGE = b"<!DOCTYPE html><html><body>A page with a script of its own.</body></html>"
A_PICTURE = FileSent.honest("lamp.png", "image/png", _PICTURE)
FILES: Mapping[str, FileSent] = {
    "a picture": A_PICTURE,
    "a document": FileSent.honest("bill.pdf", "application/pdf", b"%PDF-1.7\nA bill."),
    "a table": FileSent.honest("hours.csv", "text/csv", b"day,hours\n2026-12-05,4\n"),
    "a web page": FileSent.honest("page.html", "text/html", _PAGE),
    "a program": FileSent.honest("tool.exe", "application/x-msdownload", b"MZ\x90\0"),
    "an archive": FileSent.honest("all.zip", "application/zip", b"PK\3\4"),
    "an empty file": FileSent.honest("nothing.png", "image/png", b""),
    "a picture that is named as a program": FileSent.honest("lamp.png.exe", "image/png", _PICTURE),
    "a web page that is named as a picture": FileSent.honest("lamp.png", "image/png", _PAGE),
    "an archive that is named as a picture": FileSent.honest(
        "lamp.png", "image/png", b"PK\3\4\x14\0\0\0\x08\0"
    ),
    "a picture that carries malware": FileSent.honest("lamp.png", "image/png", _PICTURE + EICAR),
    "a picture of 3600 megapixels": FileSent.honest("lamp.png", "image/png", _png(60_000, 60_000)),
    "another picture than was announced": FileSent(
        name="lamp.png", mime="image/png", announced=_PICTURE, arrives=_png(640, 481)
    ),
}
