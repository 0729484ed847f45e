"""Days and instants as one types them."""

from argparse import ArgumentTypeError
from datetime import UTC, date, datetime, time

from core.instants import read_instant


def instant(text: str) -> datetime:
    """The start of a day in UTC, or the instant that is named. Raises ArgumentTypeError."""
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError:
        pass
    try:
        return read_instant(text)
    except (ValueError, OverflowError):
        raise ArgumentTypeError(
            "write a day such as 2026-12-01, or a time with its zone such as 2026-12-01T18:00:00Z"
        ) from None
