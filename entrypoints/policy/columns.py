"""Rows of text set in columns."""

from collections.abc import Sequence

GAP = "   "


def columns(rows: Sequence[Sequence[str]], *, indent: str = "") -> list[str]:
    """A line for each row, every column as wide as its widest text; all rows are as long."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        indent
        + GAP.join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
