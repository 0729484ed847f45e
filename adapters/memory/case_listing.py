"""Cases in memory, narrowed and put in order."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from core.cases.case import Case
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.case_queue import is_in_queue
from core.views.search_words import finds

_NEVER = datetime.max.replace(tzinfo=UTC)
# Where a case keeps what its view calls otherwise.
_KEPT_AS: Mapping[str, str] = {
    "sla_due_at": "clocks.resolution_due_at",
    "next_due_at": "clocks.next_breach_at",
}
_EQUAL = ("kind", "status", "owner_admin", "subject_user", "order_id", "priority")


def is_within(case: Case, narrowed: CaseFilter, reader: str) -> bool:
    """Whether the case is one of those that are asked for."""
    return (
        all(getattr(narrowed, name) in (None, getattr(case, name)) for name in _EQUAL)
        and _stands_in_queue(case, narrowed, reader)
        and narrowed.breached in (None, case.clocks.has_breached)
        and (narrowed.text is None or finds(narrowed.text, case.summary))
        and (narrowed.opened_from is None or narrowed.opened_from <= case.created_at)
        and (narrowed.opened_to is None or case.created_at < narrowed.opened_to)
    )


def _stands_in_queue(case: Case, narrowed: CaseFilter, reader: str) -> bool:
    if narrowed.queue is None or narrowed.queue_at is None:
        return True
    return is_in_queue(case, narrowed.queue, reader=reader, now=narrowed.queue_at)


def in_order(
    cases: Iterable[Case], *, order: CaseOrder, after: CasePlace | None
) -> tuple[Case, ...]:
    """The cases that follow `after`."""
    values = [attrgetter(_KEPT_AS.get(name, name)) for name in order.sorted_by]

    def key(case: Case) -> tuple[Any, ...]:
        return *(_comparable(value(case)) for value in values), case.case_id

    ordered = sorted(cases, key=key, reverse=order.newest_first)
    if after is None:
        return tuple(ordered)
    place = (*map(_comparable, after.key), after.case_id)
    if order.newest_first:
        return tuple(case for case in ordered if key(case) < place)
    return tuple(case for case in ordered if key(case) > place)


def _comparable(value: datetime | int | None) -> datetime | int:
    return _NEVER if value is None else value
