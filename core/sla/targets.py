"""What each priority is promised, and on which calendar (domain.md, *SLA clocks*)."""

from collections.abc import Mapping
from datetime import timedelta

from attrs import frozen

from core.sla.calendar import ALWAYS, Calendar
from core.sla.clock_name import ClockName
from core.sla.config_error import SlaConfigError

PRIORITIES = (1, 2, 3, 4, 5)
# A target needs less than a year of ordinary weeks, so that every deadline can be found.
MAX_WEEKS = 52


@frozen(kw_only=True)
class Target:
    """Business time within which a case is first answered and resolved. Both above zero."""

    first_response: timedelta
    resolution: timedelta

    @classmethod
    def hours(cls, first_response: float, resolution: float) -> "Target":
        """A target in hours."""
        return cls(
            first_response=timedelta(hours=first_response), resolution=timedelta(hours=resolution)
        )

    def of(self, clock: ClockName) -> timedelta:
        """What the clock may count until it is due."""
        if clock is ClockName.FIRST_RESPONSE:
            return self.first_response
        return self.resolution


P1 = Target.hours(0.5, 24)
P2 = Target.hours(4, 48)
P3 = Target.hours(8, 72)
P4 = Target.hours(24, 5 * 24)
P5 = Target.hours(48, 10 * 24)


@frozen
class SlaTargets:
    """A target for each priority, with the defaults of domain.md."""

    p1: Target = P1
    p2: Target = P2
    p3: Target = P3
    p4: Target = P4
    p5: Target = P5

    def of(self, priority: int) -> Target:
        """The target of a priority 1..5. Raises ValueError for any other."""
        _require_priority(priority)
        return (self.p1, self.p2, self.p3, self.p4, self.p5)[priority - 1]


DEFAULT_TARGETS = SlaTargets()


@frozen
class SlaPolicy:
    """Targets, and the calendar each priority counts on, priority 1 first.

    Raises SlaConfigError for a target that is not above zero, or for which a year of the
    calendar's weeks is too short.
    """

    targets: SlaTargets = DEFAULT_TARGETS
    calendars: tuple[Calendar, Calendar, Calendar, Calendar, Calendar] = (ALWAYS,) * 5

    def __attrs_post_init__(self) -> None:
        for priority in PRIORITIES:
            for clock in ClockName:
                self._check(clock, priority)

    @classmethod
    def of(cls, targets: SlaTargets, calendars: Mapping[int, Calendar]) -> "SlaPolicy":
        """A policy whose priorities count 24x7 unless `calendars` says otherwise."""
        for priority in calendars:
            _require_priority(priority)
        first, second, third, fourth, fifth = (calendars.get(p, ALWAYS) for p in PRIORITIES)
        return cls(targets, (first, second, third, fourth, fifth))

    def target(self, clock: ClockName, priority: int) -> timedelta:
        """The business time a clock of that priority may count."""
        return self.targets.of(priority).of(clock)

    def calendar(self, priority: int) -> Calendar:
        """The calendar of a priority 1..5. Raises ValueError for any other."""
        _require_priority(priority)
        return self.calendars[priority - 1]

    def _check(self, clock: ClockName, priority: int) -> None:
        target = self.target(clock, priority)
        path = f"targets.p{priority}.{clock}"
        if target <= timedelta():
            raise SlaConfigError(path, "a target is above zero")
        if target > MAX_WEEKS * self.calendar(priority).weekly_open:
            problem = "its calendar has less open time in a year; shorten it or add shifts"
            raise SlaConfigError(path, problem)


def _require_priority(priority: int) -> None:
    if priority not in PRIORITIES:
        raise ValueError(f"priority {priority} is not one of 1 to 5")
