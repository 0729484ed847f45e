"""The time in which test stories play."""

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def minutes_later(minutes: float) -> datetime:
    """So many minutes after NOON."""
    return NOON + timedelta(minutes=minutes)
