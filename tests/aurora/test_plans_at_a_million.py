"""Lists stay flat: the plans over a million cases (performance.md, *Lists*).

One test, because the rows are made once and are costly to make.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from attrs import frozen

from adapters.aurora.unassigned_cases import _first
from adapters.aurora.views.audited import audit_parameters
from adapters.aurora.views.case_statements import one_case, page_of_cases
from adapters.aurora.views.nested import nested_parameters
from adapters.aurora.views.page_conditions import page_parameters
from adapters.aurora.views.page_statements import Stretch, page_of_cases_after
from adapters.aurora.views.queue_statement import QUEUE_COUNTS
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.views.case_filter import EVERY_CASE, CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.case_queue import CaseQueue
from core.views.selection import BARE
from tests.aurora.a_million_cases import fill_with_a_million_cases
from tests.builders.audit_entries import an_audit_entry
from tests.contracts.reading import EVERYTHING, a_read
from tests.postgres.fresh_database import FreshDatabase

HALF_WAY = datetime(2026, 1, 6, 18, tzinfo=UTC)
PLACES: dict[str, Any] = {
    "created_at": HALF_WAY,
    "updated_at": HALF_WAY,
    "sla_due_at": HALF_WAY,
    "next_due_at": HALF_WAY,
    "priority": 3,
}
INDEX_OF = {
    CaseOrder.CREATED_DESC: "case_newest",
    CaseOrder.CREATED_ASC: "case_newest",
    CaseOrder.UPDATED_DESC: "case_updated",
    CaseOrder.DUE_ASC: "case_due",
    CaseOrder.PRIORITY: "case_urgent",
    CaseOrder.NEXT_DUE: "case_next_due",
}
SELECTIVE = {
    "case_newest_of_subject": CaseFilter(subject_user="usr_777"),
    "case_newest_of_order": CaseFilter(order_id="ord_777"),
    "case_words": CaseFilter(text="777"),
}
NEWEST_ONLY = {
    "case_newest_of_owner": CaseFilter(owner_admin="usr_a7"),
    "case_newest_breached": CaseFilter(breached=True),
    "case_newest_of_kind_and_status": CaseFilter(kind=CaseKind.DMCA, status=CaseStatus.TRIAGE),
}
OPEN_WORK = {
    CaseOrder.DUE_ASC: "case_due_of_status",
    CaseOrder.PRIORITY: "case_urgent_of_status",
}
QUEUES = {
    CaseQueue.MINE: "case_queue_of_owner",
    CaseQueue.UNASSIGNED: "case_queue_unassigned",
    CaseQueue.DUE_SOON: "case_next_due",
    CaseQueue.BREACHED: "case_queue_breached",
    CaseQueue.URGENT: "case_queue",
    CaseQueue.HIGH: "case_queue",
    CaseQueue.NORMAL: "case_queue",
    CaseQueue.LOW: "case_queue",
    CaseQueue.RESTRICTED: "case_queue_restricted",
}
LOOSE = (
    CaseFilter(kind=CaseKind.DMCA),
    CaseFilter(status=CaseStatus.TRIAGE),
    CaseFilter(priority=2),
    CaseFilter(breached=False),
    CaseFilter(text="late"),
    CaseFilter(opened_from=HALF_WAY, opened_to=HALF_WAY + timedelta(hours=1)),
    CaseFilter(owner_admin="usr_a7", status=CaseStatus.TRIAGE),
)
# In the planner's units: reading every row of the table costs well above 50 000.
FLAT, SORTED_ONCE = 100, 15_000


@frozen(kw_only=True)
class Question:
    """A statement, the index it must use if any, and what it may cost at most."""

    name: str
    statement: bytes
    values: dict[str, Any]
    index: str | None
    cost: float

    @classmethod
    def of(
        cls, order: CaseOrder, narrowed: CaseFilter, *, index: str | None, cost: float, late: bool
    ) -> "Question":
        key = tuple(PLACES[name] for name in order.sorted_by)
        after = CasePlace(order=order, key=key, case_id="sca_5") if late else None
        return cls(
            name=f"{order} {'late' if late else 'first'} page of {narrowed}",
            statement=page_of_cases_after(
                Stretch.of(first=50, after=after, narrowed=narrowed, order=order), BARE
            ),
            values=page_parameters(narrowed, after),
            index=index,
            cost=cost,
        )


def questions() -> Iterator[Question]:
    for order in CaseOrder:
        for late in (False, True):
            index = INDEX_OF[order]
            yield Question.of(order, EVERY_CASE, index=index, cost=FLAT, late=late)
            for index, narrowed in SELECTIVE.items():
                yield Question.of(order, narrowed, index=index, cost=SORTED_ONCE, late=late)
            for narrowed in LOOSE:
                yield Question.of(order, narrowed, index=None, cost=SORTED_ONCE, late=late)
            if order is CaseOrder.CREATED_DESC:
                for index, narrowed in NEWEST_ONLY.items():
                    yield Question.of(order, narrowed, index=index, cost=SORTED_ONCE, late=late)
    yield from _of_queues()
    for order, index in OPEN_WORK.items():
        triage = CaseFilter(status=CaseStatus.TRIAGE)
        yield Question.of(order, triage, index=index, cost=FLAT, late=False)
    values = {"case_id": "sca_777", "skipped": 0}
    first_page = page_of_cases(of_kind=False, of_status=False, selection=BARE)
    yield Question(
        name="adminCases", statement=first_page, values=values, index="case_newest", cost=FLAT
    )
    yield Question(
        name="adminCase",
        statement=one_case(EVERYTHING),
        values=values,
        index="case_pkey",
        cost=10 * FLAT,
    )


def _of_queues() -> Iterator[Question]:
    for queue, index in QUEUES.items():
        narrowed = CaseFilter(queue=queue, queue_at=HALF_WAY)
        for late in (False, True):
            yield Question.of(queue.order, narrowed, index=index, cost=10 * FLAT, late=late)
        claim = _first(queue, of_kind=False)
        asked = {"queue_at": HALF_WAY}
        yield Question(
            name=f"claim from {queue}", statement=claim, values=asked, index=None, cost=10 * FLAT
        )
    yield Question(
        name="the counts of the queues",
        statement=QUEUE_COUNTS,
        values={"queue_at": HALF_WAY},
        index="case_queue_unassigned",
        cost=SORTED_ONCE,
    )


def test_at_a_million_cases_every_list_is_read_from_its_index(database: FreshDatabase) -> None:
    fill_with_a_million_cases(database.owner_url)
    common = {
        "reader": "usr_tess",
        **nested_parameters(EVERYTHING),
        **audit_parameters(an_audit_entry()),
    }
    with psycopg.connect(database.application_url, autocommit=True) as session:
        for question in questions():
            row = session.execute(
                b"explain (format json) " + question.statement, common | question.values
            ).fetchone()
            assert row is not None
            plan = row[0][0]["Plan"]
            nodes = list(_nodes(plan))
            scanned = [node for node in nodes if node["Node Type"] == "Seq Scan"]
            assert "case" not in {node["Relation Name"] for node in scanned}, question.name
            assert plan["Total Cost"] <= question.cost, (question.name, plan["Total Cost"])
            indexes = {node["Index Name"] for node in nodes if "Index Name" in node}
            assert question.index is None or question.index in indexes, (question.name, indexes)
        assert _ids(session, CaseFilter(text="late"), common) == _ids(session, EVERY_CASE, common)
        assert _ids(session, CaseFilter(text="unheard of"), common) == []


def _ids(session: psycopg.Connection, narrowed: CaseFilter, common: dict[str, Any]) -> list[str]:
    """What a page really has: of a word in every summary, the same as without it."""
    audit = audit_parameters(a_read())
    question = Question.of(
        CaseOrder.CREATED_DESC, narrowed, index=None, cost=SORTED_ONCE, late=True
    )
    rows = session.execute(question.statement, common | question.values | audit).fetchall()
    return [row[0] for row in rows]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for inner in plan.get("Plans", ()):
        yield from _nodes(inner)
