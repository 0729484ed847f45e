"""A scenario as it is run: one row of its table filled in, shared lines first."""

from enum import Enum, auto
from pathlib import Path

from attrs import frozen


class Place(Enum):
    """After which keyword a line stands. ANYWHERE is `*`, which says nothing."""

    DEED = auto()
    OUTCOME = auto()
    ANYWHERE = auto()


@frozen(kw_only=True)
class Line:
    """One sentence as it was written, at `number` of its file."""

    number: int
    keyword: str
    text: str
    place: Place
    has_more_below: bool

    def __str__(self) -> str:
        return f"{self.keyword}{self.text}"


@frozen(kw_only=True)
class Scenario:
    """`number` is its own line, or that of the row of its table."""

    file: Path
    number: int
    name: str
    lines: tuple[Line, ...]
