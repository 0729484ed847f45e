"""The malfunction of a calendar that has run out of open time."""

from datetime import datetime, timedelta


class NeverDueError(Exception):
    """A calendar's holidays leave no `amount` of open time within ten years of `start`."""

    def __init__(self, start: datetime, amount: timedelta) -> None:
        super().__init__(f"no {amount} of open time within ten years of {start.isoformat()}")
        self.start = start
        self.amount = amount
