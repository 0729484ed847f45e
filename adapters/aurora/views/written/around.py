"""What is around a case, as arrays of objects."""

from collections.abc import Callable, Mapping

from attrs import AttrsInstance, frozen
from psycopg.sql import SQL, Composable, Identifier, Placeholder

from adapters.aurora.views.nested_selects import (
    ALL_EVIDENCE,
    ALL_MESSAGES,
    DEPOSIT_CLAIMS,
    DEPOSIT_RELEASES,
    EARLIER_CASES,
    HOLDS,
    REFUNDS,
    events_of_page,
)
from adapters.aurora.views.written.values import column, constant, fits, plain_values
from core.views.case_view import EarlierCaseView, EventView
from core.views.deposit_claim_view import DepositClaimView
from core.views.deposit_release_view import DepositReleaseView
from core.views.evidence_view import EvidenceView
from core.views.hold_view import HoldView
from core.views.message_view import MessageView
from core.views.outline import Shown, Written
from core.views.refund_view import RefundView

# The planner must not see the page's number: it would plan the statement anew every time.
_PAGE = SQL("(select {}::bigint)")
_ARRAY = SQL(
    "(select coalesce(json_agg(one), '[]') from (select {values} from ({rows}) row) one) as {name}"
)


@frozen
class Around:
    """`rows` select the fields of `view`; a page of them where they come in pages."""

    view: type[AttrsInstance]
    rows: Callable[[Shown], Composable]

    def can_show(self, shown: Shown) -> bool:
        ways = plain_values(self.view)
        return fits(shown) and all(
            fits(each)
            and (each.written is Written.CONSTANT or each.written in ways.get(each.name, ()))
            for each in shown.parts
        )

    def array(self, shown: Shown) -> Composable:
        values = SQL(", ").join(map(_value, shown.parts))
        return _ARRAY.format(values=values, rows=self.rows(shown), name=Identifier(shown.told_as))


def page_parameter(place: int) -> str:
    """What the statement calls the page that is open in that place of an outline."""
    return f"page_{place}"


def _value(shown: Shown) -> Composable:
    if shown.written is Written.CONSTANT:
        return constant(shown)
    return column(Identifier("row", shown.name), shown)


def _events(shown: Shown) -> Composable:
    return events_of_page(_PAGE.format(Placeholder(page_parameter(shown.page or 0))))


def _all(rows: Composable) -> Callable[[Shown], Composable]:
    return lambda _shown: rows


AROUND: Mapping[str, Around] = {
    "timeline": Around(EventView, _events),
    "messages": Around(MessageView, _all(ALL_MESSAGES)),
    "refunds": Around(RefundView, _all(REFUNDS)),
    "holds": Around(HoldView, _all(HOLDS)),
    "deposit_claims": Around(DepositClaimView, _all(DEPOSIT_CLAIMS)),
    "deposit_releases": Around(DepositReleaseView, _all(DEPOSIT_RELEASES)),
    "evidence": Around(EvidenceView, _all(ALL_EVIDENCE)),
    "earlier_cases": Around(EarlierCaseView, _all(EARLIER_CASES)),
}
