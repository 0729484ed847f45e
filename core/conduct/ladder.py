"""The ladder of sanctions: warning, suspension, removal (domain.md, *DMCA*)."""

from collections.abc import Iterable
from enum import StrEnum


class Sanction(StrEnum):
    WARNING = "warning"
    SUSPENSION = "suspension"
    REMOVAL = "removal"


LADDER = tuple(Sanction)


def next_sanction(earlier: Iterable[Sanction]) -> Sanction:
    """What follows from the sanctions that stand: a step per violation, and never below the
    highest of them.
    """
    standing = tuple(earlier)
    by_count = min(len(standing), len(LADDER) - 1)
    highest = max((LADDER.index(sanction) for sanction in standing), default=0)
    return LADDER[max(by_count, highest)]


def is_below(sanction: Sanction, other: Sanction) -> bool:
    return LADDER.index(sanction) < LADDER.index(other)
