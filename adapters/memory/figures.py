"""The figures of the service, counted over the store in memory."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from attrs import frozen

from adapters.memory.store import MemoryStore
from adapters.memory.tables import Tables
from core.cases.status import DECIDED
from core.instants import as_utc
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from core.sla.clock import Clock
from core.sla.clock_name import ClockName
from core.timeline.event import EventType
from core.views.figure import (
    AGE_BOUNDS,
    AGES,
    DISPUTE_STATUSES,
    DISPUTES_OF,
    EVENTS_OF,
    MOST_TIMES,
    MOST_WAITING,
    REASONS,
    TIMES_OF,
    UNKNOWN,
    WITHIN,
    Figure,
    FigureName,
    Figures,
)

Counted = tuple[FigureName, tuple[str, ...], int]
_MICROSECOND, _MILLISECOND = timedelta(microseconds=1), timedelta(milliseconds=1)
_PRIORITIES = range(1, 6)


@frozen(eq=False)
class MemoryFigureBoard:
    """ports/figures.py over the tables of a MemoryStore."""

    store: MemoryStore

    async def figures(self, now: datetime) -> Figures:
        counted: Counter[tuple[FigureName, tuple[str, ...]]] = Counter()
        tables, when = self.store.tables, as_utc(now)
        with tables.lock:
            for count in COUNTS:
                for name, labels, value in count(tables, when):
                    counted[name, labels] += value
        in_whole = (
            (name, labels, _whole(name, value)) for (name, labels), value in counted.items()
        )
        return sorted(Figure(*figure) for figure in in_whole if figure[-1])


def _whole(name: FigureName, value: int) -> int:
    """Times are summed up in microseconds and told in milliseconds."""
    of_clocks = (FigureName.FIRST_RESPONSE_MS, FigureName.RESOLUTION_MS)
    return value // 1_000 if name in of_clocks else value


def _times(tables: Tables, now: datetime) -> Iterator[Counted]:
    clocks = [case.clocks for case in tables.cases.all()]
    first = [each.first_response for each in clocks]
    yield from _of_clocks(first, FigureName.FIRST_RESPONSES, FigureName.FIRST_RESPONSE_MS, now)
    last = [each.resolution for each in clocks]
    yield from _of_clocks(last, FigureName.RESOLUTIONS, FigureName.RESOLUTION_MS, now)


def _of_clocks(
    clocks: list[Clock], counted: FigureName, summed: FigureName, now: datetime
) -> Iterator[Counted]:
    since = (now - TIMES_OF).replace(microsecond=0)
    met = [(clock.met_at, clock) for clock in clocks if clock.met_at and clock.met_at >= since]
    met.sort(key=lambda pair: pair[0], reverse=True)
    for _, clock in met[:MOST_TIMES]:
        priority = str(clock.priority)
        yield counted, (priority, str(bisect_left(WITHIN, clock.consumed))), 1
        yield summed, (priority,), clock.consumed // _MICROSECOND


def _cases(tables: Tables, now: datetime) -> Iterator[Counted]:
    born = [now - bound for bound in reversed(AGE_BOUNDS)]
    for case in tables.cases.all():
        if case.created_at >= now - EVENTS_OF:
            yield FigureName.OPENED, (case.kind.value,), 1
        if case.status not in DECIDED:
            age = AGES[-1 - bisect_right(born, case.created_at)]
            yield FigureName.BACKLOG, (case.status.value, age), 1


def _breaches(tables: Tables, now: datetime) -> Iterator[Counted]:
    for event in tables.events.all():
        if event.type is EventType.SLA_BREACH and event.created_at >= now - EVENTS_OF:
            clock, priority = event.payload.get("clock"), event.payload.get("priority_from")
            yield (
                FigureName.BREACHES,
                (
                    str(clock) if clock in ClockName.__members__.values() else UNKNOWN,
                    str(priority) if priority in _PRIORITIES else UNKNOWN,
                ),
                1,
            )


def _refunds(tables: Tables, now: datetime) -> Iterator[Counted]:
    recent = [each for each in tables.refunds.all() if each.created_at >= now - EVENTS_OF]
    refunded_on = set()
    for refund in recent:
        if refund.method is not RefundMethod.CARD:
            continue
        reason = _reason(refund)
        yield FigureName.REFUNDS, (reason, refund.status.value), 1
        if refund.status is RefundStatus.SUCCEEDED:
            labels = (reason, _currency(refund.currency))
            yield FigureName.REFUNDED_CENTS, labels, refund.amount_cents
            refunded_on.add((reason, refund.case_id))
    for reason, _ in refunded_on:
        yield FigureName.REFUNDED_CASES, (reason,), 1


def _goodwill(tables: Tables, now: datetime) -> Iterator[Counted]:
    for refund in tables.refunds.all():
        credited = refund.method is RefundMethod.WALLET
        if (
            credited
            and refund.status is RefundStatus.SUCCEEDED
            and refund.created_at >= now - EVENTS_OF
        ):
            yield FigureName.GOODWILL_CENTS, (_currency(refund.currency),), refund.amount_cents


def _at_stake(tables: Tables, now: datetime) -> Iterator[Counted]:
    for payable in tables.payables.all():
        yield FigureName.HELD_CENTS, (_currency(payable.currency),), payable.exposure_cents
    for dispute in tables.disputes.all():
        if dispute.updated_at >= now - DISPUTES_OF:
            status = dispute.status if dispute.status in DISPUTE_STATUSES else UNKNOWN
            yield FigureName.DISPUTES, (status,), 1


def _waiting(tables: Tables, now: datetime) -> Iterator[Counted]:
    waiting = [each.message for each in tables.deliveries.all() if each.waits]
    yield FigureName.OUTBOX_WAITING, (), min(len(waiting), MOST_WAITING)
    if waiting:
        yield FigureName.OUTBOX_LAG_MS, (), _waited(waiting[0].created_at, now)
    parked = [work for work in tables.parked_work.all() if work.waits]
    for work in parked:
        yield FigureName.PARKED, (work.kind.value,), 1
    if parked:
        oldest = min(work.parked_at for work in parked)
        yield FigureName.PARKED_OLDEST_MS, (), _waited(oldest, now)


def _waited(since: datetime, now: datetime) -> int:
    return max(0, (now - since) // _MILLISECOND)


def _reason(refund: Refund) -> str:
    return refund.reason if refund.reason in REASONS else UNKNOWN


def _currency(text: str) -> str:
    is_code = len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()  # noqa: PLR2004 - ISO 4217
    return text if is_code else UNKNOWN


COUNTS = (_times, _cases, _breaches, _refunds, _goodwill, _at_stake, _waiting)
