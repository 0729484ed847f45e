"""The machine's own clock."""

from datetime import UTC, datetime

from attrs import frozen


@frozen
class SystemClock:
    """ports/clock.py over the operating system."""

    def now(self) -> datetime:
        return datetime.now(UTC)
