"""When the Support Center is staffed, as the sentences of a scenario say it."""

from datetime import date

from attrs import evolve, field, frozen

from core.sla.business_hours import BusinessHours
from core.sla.config_error import SlaConfigError
from core.sla.shift import Shift
from entrypoints.specifications.unmet import Mistake


@frozen(kw_only=True)
class OpeningHours:
    """Shifts on the clocks of `zone`, less holidays."""

    zone: str = "UTC"
    shifts: tuple[Shift, ...] = ()
    holidays: frozenset[date] = field(default=frozenset[date]())

    def staffed(self, weekdays: tuple[int, ...], span: str) -> "OpeningHours":
        """Open on those weekdays (0 is Monday) from `09:00-12:00`, too."""
        try:
            more = tuple(Shift.read(weekday, span) for weekday in weekdays)
        except SlaConfigError as fault:
            raise Mistake(fault.problem) from fault
        return evolve(self, shifts=self.shifts + more)

    def calendar(self) -> BusinessHours:
        """Raises Mistake for hours that no due time can be counted on."""
        try:
            return BusinessHours(zone=self.zone, shifts=self.shifts, holidays=self.holidays)
        except SlaConfigError as fault:
            raise Mistake(fault.problem) from fault


# As long as a scenario says nothing: no calendar at all.
ALWAYS_OPEN = OpeningHours()
