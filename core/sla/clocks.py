"""Both SLA clocks of a case and what happens to them (domain.md, *SLA clocks*)."""

from datetime import datetime

from attrs import evolve, frozen

from core.instants import as_utc
from core.sla.clock import Clock, ClockState
from core.sla.clock_name import ClockName
from core.sla.targets import SlaPolicy


@frozen(kw_only=True)
class Clocks:
    """The folded state of the clocks, small enough to be stored with the case.

    `priority` is the case's own. Calendars and targets are looked up by priority in the
    policy that each transition is given; every instant is aware.
    """

    priority: int
    first_response: Clock
    resolution: Clock

    @classmethod
    def opened(
        cls,
        at: datetime,
        priority: int,
        sla: SlaPolicy,
        *,
        fixed_due_at: datetime | None = None,
    ) -> "Clocks":
        """Both clocks start. `fixed_due_at` is a chargeback's deadline less its margin."""
        return cls(
            priority=priority,
            first_response=Clock.started(ClockName.FIRST_RESPONSE, at, priority=priority, sla=sla),
            resolution=Clock.started(
                ClockName.RESOLUTION, at, priority=priority, sla=sla, fixed_due_at=fixed_due_at
            ),
        )

    @property
    def first_due_at(self) -> datetime | None:
        """When the first answer is due (UTC); stays as it was once given."""
        return self.first_response.due_at

    @property
    def resolution_due_at(self) -> datetime | None:
        """When the case is due (UTC), None while paused; stays as it was once stopped."""
        return self.resolution.due_at

    @property
    def has_breached(self) -> bool:
        """Whether a clock has run out since it last started."""
        return self.first_response.breached or self.resolution.breached

    def first_agent_message(self, at: datetime, sla: SlaPolicy) -> "Clocks":
        """An agent wrote to the participants; only the first time counts."""
        met = self.first_response.stopped(at, sla, state=ClockState.MET)
        return evolve(self, first_response=met)

    def awaiting_user(self, at: datetime, sla: SlaPolicy) -> "Clocks":
        """The case waits for a party: resolution pauses."""
        return evolve(self, resolution=self.resolution.paused(at, sla))

    def resumed(self, at: datetime, sla: SlaPolicy) -> "Clocks":
        """The case waits no more: resolution counts on, the pause added to its deadline."""
        return evolve(self, resolution=self.resolution.resumed(at, sla))

    def priority_changed(
        self, at: datetime, priority: int, sla: SlaPolicy, *, automatic: bool
    ) -> "Clocks":
        """A person's change moves every clock that still counts; an automatic one none."""
        if automatic:
            return evolve(self, priority=priority)
        return Clocks(
            priority=priority,
            first_response=self.first_response.reprioritised(at, priority, sla),
            resolution=self.resolution.reprioritised(at, priority, sla),
        )

    def resolved(self, at: datetime, sla: SlaPolicy) -> "Clocks":
        """Resolution is met. An answer that is still owed stays owed."""
        return evolve(self, resolution=self.resolution.stopped(at, sla, state=ClockState.MET))

    def closed(self, at: datetime, sla: SlaPolicy) -> "Clocks":
        """Resolution is met, and an answer that was never given is no longer asked for."""
        dropped = self.first_response.stopped(at, sla, state=ClockState.DROPPED)
        return evolve(self.resolved(at, sla), first_response=dropped)

    def reopened(self, at: datetime, sla: SlaPolicy) -> "Clocks":
        """Resolution starts afresh at the case's priority; first response stays as it is.

        A fixed deadline that has passed gives way to the ordinary target: it would
        otherwise breach at once and say nothing about the new work.
        """
        fixed = self.resolution.fixed_due_at
        ahead = fixed if fixed is not None and fixed > as_utc(at) else None
        restarted = Clock.started(
            ClockName.RESOLUTION, at, priority=self.priority, sla=sla, fixed_due_at=ahead
        )
        return evolve(self, resolution=restarted)

    def fixed(self, at: datetime, *, due_at: datetime) -> "Clocks":
        """The case is due at a deadline from outside, and starts towards it unless it already
        does: no pause, no priority and no wait of the case moves that.
        """
        running = self.resolution.stopped_at is None
        if running and self.resolution.fixed_due_at == as_utc(due_at):
            return self
        return evolve(self, resolution=self.resolution.towards(due_at, at=at))

    def moved(self, at: datetime, *, due_at: datetime) -> "Clocks":
        """The deadline from outside is another one. A resolution that is met starts towards it
        only once the case is taken up again.
        """
        if self.resolution.stopped_at is None:
            return self.fixed(at, due_at=due_at)
        return evolve(self, resolution=evolve(self.resolution, fixed_due_at=due_at))

    def freed(self, at: datetime, sla: SlaPolicy, *, restarts: bool, waits: bool) -> "Clocks":
        """The deadline from outside binds nobody any more. Where the case `restarts`, it has its
        ordinary target from now on, paused while it `waits` for a party.
        """
        free = evolve(self, resolution=evolve(self.resolution, fixed_due_at=None))
        if not restarts:
            return free
        restarted = free.reopened(at, sla)
        return restarted.awaiting_user(at, sla) if waits else restarted

    def breaches_at(self, now: datetime) -> tuple[ClockName, ...]:
        """The clocks that are due and have not breached since they started."""
        return tuple(clock.name for clock in self._both if clock.is_due(now))

    @property
    def next_breach_at(self) -> datetime | None:
        """When the first of the clocks that may still breach runs out (UTC)."""
        return min(filter(None, (clock.would_breach_at for clock in self._both)), default=None)

    @property
    def _both(self) -> tuple[Clock, Clock]:
        return (self.first_response, self.resolution)

    def breached(self, which: ClockName) -> "Clocks":
        """That clock has breached; it does not breach again before its next start."""
        if which is ClockName.FIRST_RESPONSE:
            return evolve(self, first_response=self.first_response.breach())
        return evolve(self, resolution=self.resolution.breach())
