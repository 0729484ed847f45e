"""What people typed, inside Markdown of ours: it stays words and becomes nothing else."""

import re
from collections.abc import Iterable, Sequence

from core.bidi_controls import marked

_MARKS = re.compile(r"[\\`*\[\]<>|&~!#]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
_LINE_END = re.compile(r"\r\n|\r|\n")


def inline(text: str) -> str:
    """`text` on one line, its marks shown as they are."""
    return _MARKS.sub(lambda found: f"\\{found[0]}", " ".join(marked(text).split()))


def as_written(text: str) -> str:
    """`text` line by line as a block that Markdown shows and does not read."""
    return "\n".join(f"    {line}" for line in _LINE_END.split(marked(text)))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells, each on one line."""
    lines = [columns, ["---"] * len(columns), *([inline(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
