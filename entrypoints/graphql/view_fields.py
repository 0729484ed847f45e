"""Where the fields of the schema's types find their values, if not under their own name."""

from collections.abc import Sequence
from typing import Any

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from core.cases.derived import public_status, severity
from core.refunds.allocation import Allocation
from core.views.case_view import CaseView, EventView
from entrypoints.graphql.selecting import FIRST_PAGE

case = ObjectType("Case")
case.set_alias("id", "case_id")
case.set_alias("payoutHolds", "holds")
my_case = ObjectType("MyCase")
my_case.set_alias("id", "case_id")
event = ObjectType("CaseEvent")
event.set_alias("id", "event_id")
earlier_case = ObjectType("EarlierCase")
earlier_case.set_alias("id", "case_id")
message = ObjectType("Message")
message.set_alias("id", "message_id")
refund = ObjectType("Refund")
refund.set_alias("id", "refund_id")
hold = ObjectType("PayoutHold")
hold.set_alias("id", "hold_id")
allocation = ObjectType("RefundAllocation")


@case.field("timeline")
def timeline(
    of: CaseView, _info: GraphQLResolveInfo[Any], *, page: int | None = None
) -> Sequence[EventView]:
    return of.timeline[FIRST_PAGE if page is None else page]


@case.field("severity")
def severity_of(of: CaseView, _info: GraphQLResolveInfo[Any]) -> str:
    return severity(of.priority)


@case.field("publicStatus")
@my_case.field("publicStatus")
def public_status_of(of: CaseView, _info: GraphQLResolveInfo[Any]) -> str:
    return public_status(
        status=of.status, awaiting=of.awaiting, outcome=of.outcome, escalated=of.escalated
    )


@allocation.field("subtotalCents")
def subtotal_cents(of: Allocation, _info: GraphQLResolveInfo[Any]) -> int:
    return of.parts.subtotal_cents


@allocation.field("serviceTaxCents")
def service_tax_cents(of: Allocation, _info: GraphQLResolveInfo[Any]) -> int:
    return of.parts.service_tax_cents


@allocation.field("platformFeeCents")
def platform_fee_cents(of: Allocation, _info: GraphQLResolveInfo[Any]) -> int:
    return of.parts.platform_fee_cents


@allocation.field("platformFeeTaxCents")
def platform_fee_tax_cents(of: Allocation, _info: GraphQLResolveInfo[Any]) -> int:
    return of.parts.platform_fee_tax_cents


VIEW_FIELDS = (case, my_case, event, earlier_case, message, refund, hold, allocation)
