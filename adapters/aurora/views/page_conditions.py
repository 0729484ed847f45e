"""What narrows and sorts a list of cases, as SQL over a case `c` (core/views)."""

from collections.abc import Mapping
from typing import Any

from attrs import asdict
from psycopg.sql import SQL, Composable

from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.case_queue import CaseQueue
from core.views.search_words import search_words

MATCHES = SQL("c.words @@ lower(%(words)s)::tsquery")
NARROWED: Mapping[str, SQL] = {
    "kind": SQL("c.kind = %(kind)s::sup.case_kind"),
    "status": SQL("c.status = %(status)s::sup.case_status"),
    "owner_admin": SQL("c.owner_admin = %(owner_admin)s"),
    "subject_user": SQL("c.subject_user = %(subject_user)s"),
    "order_id": SQL("c.order_id = %(order_id)s"),
    "priority": SQL("c.priority = %(priority)s"),
    "opened_from": SQL("c.created_at >= %(opened_from)s::timestamptz"),
    "opened_to": SQL("c.created_at < %(opened_to)s::timestamptz"),
}
# As the partial indexes case_queue and so on have it, word for word: only then are they used.
_UNDECIDED = SQL("c.status not in ('resolved', 'closed')")
_IN_QUEUE: Mapping[CaseQueue, SQL] = {
    CaseQueue.MINE: SQL("c.owner_admin = %(reader)s::text"),
    CaseQueue.UNASSIGNED: SQL("c.owner_admin is null"),
    CaseQueue.DUE_SOON: SQL(
        "coalesce(c.next_due_at, 'infinity'::timestamptz) between %(queue_at)s::timestamptz"
        " and %(queue_at)s::timestamptz + interval '4 hours'"
    ),
    CaseQueue.BREACHED: SQL("c.breached"),
    CaseQueue.URGENT: SQL("c.priority = 1"),
    CaseQueue.HIGH: SQL("c.priority = 2"),
    CaseQueue.NORMAL: SQL("c.priority = 3"),
    CaseQueue.LOW: SQL("c.priority >= 4"),
    CaseQueue.RESTRICTED: SQL("c.restricted"),
}
IN_QUEUE: Mapping[CaseQueue, Composable] = {
    queue: SQL("{} and {}").format(_UNDECIDED, belongs) for queue, belongs in _IN_QUEUE.items()
}
"""Whether a case stands in the queue (core/views/case_queue.py)."""
BREACHED = {True: SQL("c.breached"), False: SQL("not c.breached")}
# As the index has it: what has no deadline is due last.
_DUE = SQL("coalesce({}, 'infinity'::timestamptz)")
_KEYS: Mapping[str, tuple[Composable, Composable]] = {
    "created_at": (SQL("c.created_at"), SQL("%(after_created_at)s::timestamptz")),
    "updated_at": (SQL("c.updated_at"), SQL("%(after_updated_at)s::timestamptz")),
    "priority": (SQL("c.priority"), SQL("%(after_priority)s::int")),
    "sla_due_at": (
        _DUE.format(SQL("c.sla_due_at")),
        _DUE.format(SQL("%(after_sla_due_at)s::timestamptz")),
    ),
    "next_due_at": (
        _DUE.format(SQL("c.next_due_at")),
        _DUE.format(SQL("%(after_next_due_at)s::timestamptz")),
    ),
}
_ID = (SQL("c.case_id"), SQL('%(after_case_id)s::text collate "C"'))


def page_parameters(narrowed: CaseFilter, after: CasePlace | None) -> dict[str, Any]:
    """What the statement needs of the filter and of the place to go on from."""
    asked = asdict(narrowed)
    if narrowed.text is not None:
        # No word has a quote or a backslash in it. The database makes both sides lower case.
        asked["words"] = " & ".join(f"'{word}':*" for word in search_words(narrowed.text))
    if after is not None:
        names = (f"after_{name}" for name in after.order.sorted_by)
        asked |= dict(zip(names, after.key, strict=True)) | {"after_case_id": after.case_id}
    return asked


def _keys(order: CaseOrder) -> list[tuple[Composable, Composable]]:
    return [*(_KEYS[name] for name in order.sorted_by), _ID]


def behind(order: CaseOrder) -> Composable:
    """What follows the place that is given, as a row comparison an index can begin at."""
    stored, given = zip(*_keys(order), strict=True)
    return SQL("({}) {} ({})").format(
        SQL(", ").join(stored),
        SQL("<" if order.newest_first else ">"),
        SQL(", ").join(given),
    )


def sorting(order: CaseOrder) -> Composable:
    """What follows `order by`."""
    direction = SQL(" desc" if order.newest_first else "")
    return SQL(", ").join(stored + direction for stored, _ in _keys(order))
