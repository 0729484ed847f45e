"""Cases without an owner, in the database."""

from datetime import datetime
from functools import cache

from attrs import frozen
from psycopg.sql import SQL

from adapters.aurora.question import Question
from adapters.aurora.session import Session
from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.page_conditions import IN_QUEUE, NARROWED, sorting
from core.cases.kind import CaseKind
from core.views.case_queue import CaseQueue

_FIRST = SQL(
    """
    select c.case_id from sup.case c
    where c.owner_admin is null and {in_queue} and {is_open} {of_kind}
    order by {order}
    limit 1
    for update skip locked
    """
)


@frozen(eq=False)
class AuroraUnassignedCases:
    """ports/unassigned_cases.py over sup.case: the row stays locked until the flush."""

    _session: Session

    def claim(
        self, queue: CaseQueue, *, kind: CaseKind | None, agent: str, now: datetime
    ) -> str | None:
        asked = {"reader": agent, "queue_at": now, "kind": kind and kind.value}
        question = Question(_first(queue, of_kind=kind is not None), tuple(sorted(asked.items())))
        rows = self._session.rows_for_the_flush(question)
        return rows[0]["case_id"] if rows else None


@cache
def _first(queue: CaseQueue, *, of_kind: bool) -> bytes:
    return _FIRST.format(
        in_queue=IN_QUEUE[queue],
        is_open=open_to_reader("c"),
        of_kind=SQL("and ") + NARROWED["kind"] if of_kind else SQL(""),
        order=sorting(queue.order),
    ).as_bytes()
