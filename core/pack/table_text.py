"""CSV (RFC 4180, UTF-8) that no spreadsheet runs."""

import re
from collections.abc import Iterable, Sequence

from core.bidi_controls import marked
from core.pack.document import Document

Cell = str | int | None

# What spreadsheets take for the beginning of a formula, in both widths; they skip blanks before.
_FORMULA = re.compile(r"[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Document:
    """One header and the rows, each ended by CRLF.

    Text that would be a formula starts with an apostrophe, which a spreadsheet does not show.
    """
    lines = (columns, *rows)
    return Document.of_text(name, "".join(f"{','.join(map(_cell, line))}\r\n" for line in lines))


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = marked(value)
    if _FORMULA.match(text):
        text = f"'{text}"
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
