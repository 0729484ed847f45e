"""The clocks as a fold of the timeline (domain.md, *SLA clocks*)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from attrs import evolve

from core.instants import read_instant
from core.sla.clock_name import ClockName
from core.sla.clocks import Clocks
from core.sla.targets import SlaPolicy

AWAITING = "AWAITING_USER"
ENDED = frozenset({"RESOLVED", "CLOSED"})


class TimelineEvent(Protocol):
    """What the clocks read of an entry on the timeline."""

    @property
    def type(self) -> str: ...

    @property
    def created_at(self) -> datetime: ...

    @property
    def payload(self) -> Mapping[str, Any]: ...


Step = Callable[[Clocks, TimelineEvent, SlaPolicy], Clocks]


def fold(events: Iterable[TimelineEvent], sla: SlaPolicy) -> Clocks:
    """The clocks after a whole timeline, oldest event first.

    Raises ValueError for a timeline that does not begin with `opened`.
    """
    timeline = iter(events)
    first = next(timeline, None)
    if first is None:
        raise ValueError("an empty timeline has no clocks")
    clocks = opened(first, sla)
    for event in timeline:
        clocks = apply(clocks, event, sla)
    return clocks


def opened(event: TimelineEvent, sla: SlaPolicy) -> Clocks:
    """The clocks that an `opened` event starts. Raises ValueError for any other event."""
    if event.type != "opened":
        raise ValueError(f"a timeline begins with opened, not {event.type}")
    fixed = event.payload.get("sla_fixed_due_at")
    return Clocks.opened(
        event.created_at,
        event.payload["priority"],
        sla,
        fixed_due_at=None if fixed is None else read_instant(fixed),
    )


def apply(clocks: Clocks, event: TimelineEvent, sla: SlaPolicy) -> Clocks:
    """The clocks after one more event; most events change nothing."""
    step = STEPS.get(event.type)
    return clocks if step is None else step(clocks, event, sla)


def _message(clocks: Clocks, event: TimelineEvent, sla: SlaPolicy) -> Clocks:
    written = event.payload.get("author_role"), event.payload.get("audience")
    if written == ("agent", "participants"):
        return clocks.first_agent_message(event.created_at, sla)
    return clocks


def _status_change(clocks: Clocks, event: TimelineEvent, sla: SlaPolicy) -> Clocks:
    before, after, at = event.payload["from"], event.payload["to"], event.created_at
    if before == after:
        return clocks
    if after == "CLOSED":
        return clocks.closed(at, sla)
    if after == "RESOLVED":
        return clocks.resolved(at, sla)
    going = clocks.reopened(at, sla) if before in ENDED else clocks
    if after == AWAITING:
        return going.awaiting_user(at, sla)
    return going.resumed(at, sla)


def _priority_change(clocks: Clocks, event: TimelineEvent, sla: SlaPolicy) -> Clocks:
    return clocks.priority_changed(
        event.created_at, event.payload["to"], sla, automatic=event.payload["automatic"]
    )


def _sla_breach(clocks: Clocks, event: TimelineEvent, _sla: SlaPolicy) -> Clocks:
    breached = clocks.breached(ClockName(event.payload["clock"]))
    return evolve(breached, priority=event.payload["priority_to"])


def _chargeback_opened(clocks: Clocks, event: TimelineEvent, _sla: SlaPolicy) -> Clocks:
    fixed = event.payload.get("sla_fixed_due_at")
    return clocks if fixed is None else clocks.fixed(event.created_at, due_at=read_instant(fixed))


def _chargeback_due(clocks: Clocks, event: TimelineEvent, _sla: SlaPolicy) -> Clocks:
    fixed = event.payload["sla_fixed_due_at"]
    return clocks if fixed is None else clocks.moved(event.created_at, due_at=read_instant(fixed))


def _chargeback_answered(clocks: Clocks, event: TimelineEvent, sla: SlaPolicy) -> Clocks:
    met = clocks.resolved(event.created_at, sla)
    return met.freed(event.created_at, sla, restarts=False, waits=False)


def _chargeback_decided(clocks: Clocks, event: TimelineEvent, sla: SlaPolicy) -> Clocks:
    told = event.payload
    return clocks.freed(
        event.created_at,
        sla,
        restarts=told["restarts_resolution"],
        waits=told.get("awaiting") is not None,
    )


STEPS: Mapping[str, Step] = {
    "message": _message,
    "status_change": _status_change,
    "priority_change": _priority_change,
    "sla_breach": _sla_breach,
    "chargeback_opened": _chargeback_opened,
    "chargeback_due": _chargeback_due,
    "chargeback_represented": _chargeback_answered,
    "chargeback_won": _chargeback_decided,
    "chargeback_lost": _chargeback_decided,
}
