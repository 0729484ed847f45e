"""Who may open a case, as SQL (core/cases/access.py, core/cases/parties.py)."""

from psycopg.sql import SQL, Composable, Identifier

from core.cases.access import access_denied, case_not_found
from core.cases.order_link import order_not_found, order_not_on_case
from core.errors import ErrorCode, Refusal

_OPEN_TO_READER = SQL(
    "(not {case}.restricted or %(reader)s::text = {case}.opened_by "
    "or %(reader)s::text is not distinct from {case}.owner_admin "
    "or %(reader)s::text = any ({case}.watchers))"
)
# Of a case `c`.
NAMES_READER = SQL(
    """
    (
        %(reader)s::text = c.opened_by
        or %(reader)s::text is not distinct from c.subject_user
        or %(reader)s::text is not distinct from c.creator_id
        or coalesce((
            select %(reader)s::text = o.buyer_id or %(reader)s::text = any (o.provider_ids)
            from sup.order_snapshot o
            where o.order_id = c.order_id
            order by o.version desc
            limit 1
        ), false)
    )
    """
)


def open_to_reader(case: str) -> Composable:
    """Whether staff may open the case that the statement calls `case`."""
    return _OPEN_TO_READER.format(case=Identifier(case))


def refusal(code: str, *, case_id: str, order_id: str = "") -> Refusal:
    """The refusal that a statement's verdict names."""
    match code:
        case ErrorCode.CASE_NOT_FOUND:
            return case_not_found(case_id)
        case ErrorCode.ORDER_NOT_FOUND:
            return order_not_found(order_id)
        case ErrorCode.ORDER_NOT_ON_CASE:
            return order_not_on_case(order_id)
        case _:
            return access_denied()
