"""The statement that reads a stretch of a list of cases in any order, its audit row included."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from attrs import asdict
from psycopg.sql import SQL, Composable, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.audited import AUDIT, CASES_TOLD
from adapters.aurora.views.case_statements import CASE_COLUMNS, shape_of
from adapters.aurora.views.nested import nested
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.search_words import search_words
from core.views.selection import Selection

_PAGE = SQL(
    """
    with found as materialized (
        select c.*
        from sup.case c
        where {is_open} {narrowed}
        order by {order}
        limit {first} + 1
    ), shown as materialized (
        select c.*, row_number() over (order by {order}) as place
        from found c
        order by {order}
        limit {first}
    ), shown_cases as (
        select case_id, place from shown
    ), audited as ({audit})
    select {columns} {nested}, (select count(*) from found) > {first} as has_next_page
    from shown c
    order by c.place
    """
)
_NARROWED: Mapping[str, SQL] = {
    "kind": SQL("c.kind = %(kind)s::sup.case_kind"),
    "status": SQL("c.status = %(status)s::sup.case_status"),
    "owner_admin": SQL("c.owner_admin = %(owner_admin)s"),
    "subject_user": SQL("c.subject_user = %(subject_user)s"),
    "order_id": SQL("c.order_id = %(order_id)s"),
    "priority": SQL("c.priority = %(priority)s"),
    "text": SQL("sup.words_of(c.summary) @@ lower(%(words)s)::tsquery"),
    "opened_from": SQL("c.created_at >= %(opened_from)s::timestamptz"),
    "opened_to": SQL("c.created_at < %(opened_to)s::timestamptz"),
}
_BREACHED = {True: SQL("c.breached"), False: SQL("not c.breached")}
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
}
_ID = (SQL("c.case_id"), SQL('%(after_case_id)s::text collate "C"'))


def page_of_cases_after(
    *,
    first: int,
    after: CasePlace | None,
    narrowed: CaseFilter,
    order: CaseOrder,
    selection: Selection,
) -> bytes:
    """A page of the cases open to the reader, in `order`."""
    given = tuple(name for name in _NARROWED if getattr(narrowed, name) is not None)
    return _page(
        first=first,
        continued=after is not None,
        given=given,
        breached=narrowed.breached,
        order=order,
        selection=shape_of(selection),
    )


def page_parameters(narrowed: CaseFilter, after: CasePlace | None) -> dict[str, Any]:
    """What the statement needs of the filter and of the place to go on from."""
    asked = asdict(narrowed)
    if narrowed.text is not None:
        # No word has a quote or a backslash in it.
        asked["words"] = " & ".join(f"'{word}':*" for word in search_words(narrowed.text))
    if after is not None:
        names = (f"after_{name}" for name in after.order.sorted_by)
        asked |= dict(zip(names, after.key, strict=True)) | {"after_case_id": after.case_id}
    return asked


@lru_cache(maxsize=512)
def _page(
    *,
    first: int,
    continued: bool,
    given: tuple[str, ...],
    breached: bool | None,
    order: CaseOrder,
    selection: Selection,
) -> bytes:
    conditions: list[Composable] = [_NARROWED[name] for name in given]
    if breached is not None:
        conditions.append(_BREACHED[breached])
    if continued:
        conditions.append(_behind(order))
    return _PAGE.format(
        is_open=open_to_reader("c"),
        narrowed=SQL("").join(SQL(" and ") + condition for condition in conditions),
        order=_sorting(order),
        first=Literal(first),
        audit=AUDIT.format(told=CASES_TOLD),
        columns=CASE_COLUMNS,
        nested=nested(selection),
    ).as_bytes()


def _keys(order: CaseOrder) -> list[tuple[Composable, Composable]]:
    return [*(_KEYS[name] for name in order.sorted_by), _ID]


def _behind(order: CaseOrder) -> Composable:
    stored, given = zip(*_keys(order), strict=True)
    return SQL("({}) {} ({})").format(
        SQL(", ").join(stored),
        SQL("<" if order.newest_first else ">"),
        SQL(", ").join(given),
    )


def _sorting(order: CaseOrder) -> Composable:
    direction = SQL(" desc" if order.newest_first else "")
    return SQL(", ").join(stored + direction for stored, _ in _keys(order))
