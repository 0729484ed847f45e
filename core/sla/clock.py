"""One SLA clock, folded: what it has counted and when it is due (domain.md, *SLA clocks*)."""

from datetime import datetime, timedelta
from enum import StrEnum

from attrs import evolve, field, frozen
from attrs.converters import optional

from core.instants import as_utc
from core.sla.clock_name import ClockName
from core.sla.targets import SlaPolicy

_NONE = timedelta()


class ClockState(StrEnum):
    """Counting, waiting for a person outside, or over: reached, or no longer asked for."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    DROPPED = "dropped"


@frozen(kw_only=True)
class Clock:
    """A clock since its last start. Every instant is UTC.

    `priority` is the one its target and calendar come from, which an automatic raise leaves
    alone. `consumed` is the business time counted until `counting_since` (running), or in
    all (otherwise). `due_at` is None while paused. `fixed_due_at` is a deadline from outside
    that no pause and no priority moves. `breached` is said once per start.
    """

    name: ClockName
    priority: int
    state: ClockState
    started_at: datetime = field(converter=as_utc)
    counting_since: datetime | None = field(converter=optional(as_utc))
    consumed: timedelta
    due_at: datetime | None = field(converter=optional(as_utc))
    stopped_at: datetime | None = field(default=None, converter=optional(as_utc))
    fixed_due_at: datetime | None = field(default=None, converter=optional(as_utc))
    breached: bool = False

    @classmethod
    def started(
        cls,
        name: ClockName,
        at: datetime,
        *,
        priority: int,
        sla: SlaPolicy,
        fixed_due_at: datetime | None = None,
    ) -> "Clock":
        """A clock that starts counting at `at`."""
        target, calendar = sla.target(name, priority), sla.calendar(priority)
        return cls(
            name=name,
            priority=priority,
            state=ClockState.RUNNING,
            started_at=at,
            counting_since=at,
            consumed=_NONE,
            due_at=fixed_due_at or calendar.due_after(at, target),
            fixed_due_at=fixed_due_at,
        )

    @property
    def met_at(self) -> datetime | None:
        """When it was met; None while it counts, and when it was dropped."""
        return self.stopped_at if self.state is ClockState.MET else None

    @property
    def would_breach_at(self) -> datetime | None:
        """When it breaches if nothing happens; None while it cannot, or when it has."""
        running = self.state is ClockState.RUNNING and not self.breached
        return self.due_at if running else None

    def is_due(self, now: datetime) -> bool:
        """Whether it runs, has reached its deadline, and has not breached since its start."""
        return self.would_breach_at is not None and self.would_breach_at <= as_utc(now)

    def consumed_at(self, now: datetime, sla: SlaPolicy) -> timedelta:
        """Business time counted until `now`. Raises ValueError for a time before the last count."""
        if self.counting_since is None:
            return self.consumed
        calendar = sla.calendar(self.priority)
        return self.consumed + calendar.business_between(self.counting_since, now)

    def paused(self, at: datetime, sla: SlaPolicy) -> "Clock":
        """Stops counting until resumed. A clock with a fixed deadline goes on."""
        if self.state is not ClockState.RUNNING or self.fixed_due_at is not None:
            return self
        return evolve(
            self,
            state=ClockState.PAUSED,
            consumed=self.consumed_at(at, sla),
            counting_since=None,
            due_at=None,
        )

    def resumed(self, at: datetime, sla: SlaPolicy) -> "Clock":
        """Counts on from what a pause left."""
        if self.state is not ClockState.PAUSED:
            return self
        running = evolve(self, state=ClockState.RUNNING, counting_since=at)
        return _due_from(running, at, sla)

    def stopped(self, at: datetime, sla: SlaPolicy, *, state: ClockState) -> "Clock":
        """Ends in `state` (met or dropped), its deadline left as it was."""
        if self.stopped_at is not None:
            return self
        consumed = self.consumed_at(at, sla)
        return evolve(self, state=state, stopped_at=at, consumed=consumed, counting_since=None)

    def reprioritised(self, at: datetime, priority: int, sla: SlaPolicy) -> "Clock":
        """Another target and calendar; what was counted stays counted."""
        if self.stopped_at is not None:
            return self
        counted = evolve(self, consumed=self.consumed_at(at, sla), priority=priority)
        if self.state is ClockState.PAUSED:
            return counted
        return _due_from(evolve(counted, counting_since=at), at, sla)

    def towards(self, fixed_due_at: datetime, *, at: datetime) -> "Clock":
        """Starts afresh at `at` towards a deadline from outside, whatever it did before."""
        return evolve(
            self,
            state=ClockState.RUNNING,
            started_at=at,
            counting_since=at,
            consumed=_NONE,
            due_at=fixed_due_at,
            fixed_due_at=fixed_due_at,
            stopped_at=None,
            breached=False,
        )

    def breach(self) -> "Clock":
        """Has said that it is late."""
        return evolve(self, breached=True)


def _due_from(clock: Clock, at: datetime, sla: SlaPolicy) -> Clock:
    """Due once what is left of the target is counted, or since it was, if it is."""
    if clock.fixed_due_at is not None:
        return clock
    calendar = sla.calendar(clock.priority)
    left = sla.target(clock.name, clock.priority) - clock.consumed
    if left > _NONE:
        return evolve(clock, due_at=calendar.due_after(at, left))
    since = calendar.overdue_since(at, -left, not_before=clock.started_at)
    return evolve(clock, due_at=since)
