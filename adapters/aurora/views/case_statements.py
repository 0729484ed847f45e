"""The statements that read cases: one per question, its audit row included."""

from functools import cache

from attrs import evolve
from psycopg.sql import SQL, Composable, Literal

from adapters.aurora.views.access import NAMES_READER, open_to_reader
from adapters.aurora.views.audited import AUDIT, CASES_TOLD, REFUSAL_TOLD
from adapters.aurora.views.conduct import OWN_VIOLATIONS, UPLOADERS_DMCA_CLAIMS
from adapters.aurora.views.nested import all_of, nested
from adapters.aurora.views.nested_selects import PARTICIPANTS_EVIDENCE, PARTICIPANTS_MESSAGES
from core.views.selection import CASES_A_PAGE, Selection

CASE_COLUMNS = SQL(
    "c.case_id, c.kind, c.subtype, c.status, c.priority, c.opened_by, c.owner_admin, "
    "c.subject_user, c.watchers, c.lbg_id, c.leg_id, c.order_id, c.thread_id, c.studio_id, "
    "c.creator_id, c.payout_id, c.reason_code, c.summary, c.awaiting, c.outcome, c.escalated, "
    "c.restricted, c.sla_first_at, c.sla_due_at, c.next_due_at, c.created_at, c.updated_at, "
    "c.version"
)
_ONE = SQL(
    """
    with found as materialized (
        select c.*, {is_open} as is_open from sup.case c where c.case_id = %(case_id)s
    ), verdict as materialized (
        select case
            when not exists (select from found) then 'CASE_NOT_FOUND'
            when not (select is_open from found) then 'CASE_ACCESS_DENIED'
        end as refused
    ), audited as ({audit})
    select v.refused, {told}
    from verdict v left join found c on v.refused is null
    """
)
_PAGE = SQL(
    """
    with shown as materialized (
        select c.*
        from sup.case c
        where {is_open} {filters}
        order by c.created_at desc, c.case_id desc
        limit {cases} offset %(skipped)s::bigint
    ), shown_cases as (
        select case_id, row_number() over (order by created_at desc, case_id desc) as place
        from shown
    ), audited as ({audit})
    {told}
    """
)
_VIEWS = SQL("select {columns} {nested} from shown c order by {order}")
NEWEST_FIRST = SQL("c.created_at desc, c.case_id desc")
_OF_KIND = SQL("and c.kind = %(kind)s::sup.case_kind")
_OF_STATUS = SQL("and c.status = %(status)s::sup.case_status")


def one_case(selection: Selection) -> bytes:
    """A case for staff: `refused`, the case's columns, and what is asked for around it."""
    return _one_case(shape_of(selection))


def page_of_cases(*, of_kind: bool, of_status: bool, selection: Selection) -> bytes:
    """A page of the cases open to the reader, newest first."""
    return _page_of_cases(of_kind, of_status, shape_of(selection))


@cache
def case_of_party() -> bytes:
    """A case for somebody it names, with the participants' messages and evidence, and what is
    held against them.
    """
    around = (
        all_of(PARTICIPANTS_MESSAGES, "messages"),
        all_of(PARTICIPANTS_EVIDENCE, "evidence"),
        all_of(UPLOADERS_DMCA_CLAIMS, "dmca_claims"),
        all_of(OWN_VIOLATIONS, "violations"),
    )
    named = SQL("({} and {})").format(NAMES_READER, open_to_reader("c"))
    return opened_case(named, SQL(", ").join((CASE_COLUMNS, *around)))


@cache
def _one_case(selection: Selection) -> bytes:
    return opened_case(open_to_reader("c"), CASE_COLUMNS + nested(selection))


@cache
def _page_of_cases(of_kind: bool, of_status: bool, selection: Selection) -> bytes:  # noqa: FBT001 - named by the only caller
    views = _VIEWS.format(columns=CASE_COLUMNS, nested=nested(selection), order=NEWEST_FIRST)
    return shown_cases(of_kind, of_status, views)


def shown_cases(of_kind: bool, of_status: bool, told: Composable) -> bytes:  # noqa: FBT001 - named by the only callers
    """`told` is what is selected from the page's cases, which are called `shown`."""
    filters = [_OF_KIND] * of_kind + [_OF_STATUS] * of_status
    return _PAGE.format(
        is_open=open_to_reader("c"),
        filters=SQL(" ").join(filters),
        cases=Literal(CASES_A_PAGE),
        audit=AUDIT.format(told=CASES_TOLD),
        told=told,
    ).as_bytes()


def opened_case(is_open: Composable, told: Composable) -> bytes:
    """`told` is what is selected of the case `c`, all of it null where it is refused."""
    audit = AUDIT.format(told=REFUSAL_TOLD)
    return _ONE.format(is_open=is_open, audit=audit, told=told).as_bytes()


def shape_of(selection: Selection) -> Selection:
    """Selections that differ in page numbers alone share one statement."""
    return evolve(selection, timeline_pages=frozenset({1} if selection.timeline_pages else ()))
