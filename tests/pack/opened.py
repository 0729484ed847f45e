"""A pack as whoever gets it opens it."""

import csv
from collections.abc import Iterable, Mapping
from io import BytesIO, StringIO
from zipfile import ZipFile

from core.pack.pack import Pack

Row = dict[str, str]


def opened(chunks: Iterable[bytes]) -> Mapping[str, bytes]:
    """The files of a ZIP by name, in its order; every checksum in it holds."""
    with ZipFile(BytesIO(b"".join(chunks))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def documents_of(pack: Pack) -> Mapping[str, str]:
    """What was written for the pack, as text; the bytes that make a PDF one are lost."""
    return {document.name: document.content.decode(errors="replace") for document in pack.documents}


def rows_of(text: str) -> list[Row]:
    """A CSV file as any reader of RFC 4180 takes it."""
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))
