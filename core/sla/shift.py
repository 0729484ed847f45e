"""One stretch of opening hours on one weekday, in local time."""

import re
from datetime import timedelta

from attrs import frozen

from core.sla.config_error import SlaConfigError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MIDNIGHT = timedelta()
WHOLE_DAY = timedelta(days=1)

_SPAN = re.compile(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)", re.ASCII)


@frozen(kw_only=True)
class Shift:
    """Open from `opens` until just before `closes`, both counted on the wall clock from 00:00.

    `weekday` is 0 for Monday to 6 for Sunday. `closes` may be 24:00. Raises SlaConfigError
    for a shift that is empty, leaves its day, or runs over midnight.
    """

    weekday: int
    opens: timedelta
    closes: timedelta

    def __attrs_post_init__(self) -> None:
        if self.weekday not in range(len(WEEKDAYS)):
            raise SlaConfigError("shifts", f"weekday {self.weekday} is not 0 (Monday) to 6")
        if not MIDNIGHT <= self.opens < self.closes <= WHOLE_DAY:
            raise SlaConfigError(
                self.path,
                "a shift opens before it closes, between 00:00 and 24:00; write a night as two "
                "shifts, such as 22:00-24:00 and 00:00-06:00 on the next day",
            )

    @classmethod
    def read(cls, weekday: int, text: str) -> "Shift":
        """The shift that `09:00-17:30` names. Raises SlaConfigError for any other text."""
        found = _SPAN.fullmatch(text)
        if found is None:
            raise SlaConfigError(
                f"shifts.{WEEKDAYS[weekday]}", f"{text!r} is not a shift; write it as 09:00-17:30"
            )
        opens_h, opens_m, closes_h, closes_m = (int(part) for part in found.groups())
        return cls(
            weekday=weekday,
            opens=timedelta(hours=opens_h, minutes=opens_m),
            closes=timedelta(hours=closes_h, minutes=closes_m),
        )

    @property
    def path(self) -> str:
        """Where a policies file writes this shift, within its calendar."""
        return f"shifts.{WEEKDAYS[self.weekday]}"

    @property
    def length(self) -> timedelta:
        """Its length on the wall clock."""
        return self.closes - self.opens
