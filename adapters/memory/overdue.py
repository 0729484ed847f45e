"""What is to be asked about again, in the order in which it is due."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

Row = TypeVar("Row")


def longest_overdue(
    rows: Iterable[Row],
    *,
    due_at: Callable[[Row], datetime | None],
    id_of: Callable[[Row], str],
    now: datetime,
    limit: int,
) -> tuple[str, ...]:
    """Ids of those that are due by `now`, the longest overdue first."""
    due = sorted((when, id_of(row)) for row in rows if (when := due_at(row)) and when <= now)
    return tuple(row_id for _, row_id in due[:limit])
