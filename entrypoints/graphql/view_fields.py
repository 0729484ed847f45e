"""Where the fields of the schema's types find their values, if not under their own name."""

from asyncio import to_thread
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from core.cases.derived import public_status, severity
from core.refunds.allocation import Allocation
from core.use_cases.handling.evidence_office import Upload
from core.views.case_view import CaseView, EventView
from core.views.message_view import MessageView
from core.views.refund_view import RefundView
from entrypoints.graphql.selecting import FIRST_PAGE

LONGEST_AT_ONCE = 2_000

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
deposit_claim = ObjectType("DepositClaim")
deposit_claim.set_alias("id", "claim_id")
deposit_release = ObjectType("DepositRelease")
deposit_release.set_alias("id", "release_id")
evidence = ObjectType("Evidence")
evidence.set_alias("id", "evidence_id")
evidence.set_alias("mimeType", "mime")
evidence_upload = ObjectType("EvidenceUpload")
parked_work = ObjectType("ParkedWork")
parked_work.set_alias("id", "work_id")
allocation = ObjectType("RefundAllocation")
audit_entry = ObjectType("AuditEntry")
audit_entry.set_alias("id", "audit_id")


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


@message.field("bodyHtml")
async def body_html_of(of: MessageView, _info: GraphQLResolveInfo[Any]) -> str:
    """A long text is rendered beside the event loop: some take a quarter of a second."""
    from entrypoints.presentation.markdown import body_html  # noqa: PLC0415 - seldom asked for

    if len(of.body_md) <= LONGEST_AT_ONCE:
        return body_html(of.body_md)
    return await to_thread(body_html, of.body_md)


@refund.field("allocations")
def allocations_on_legs(of: RefundView, _info: GraphQLResolveInfo[Any]) -> list[Allocation]:
    """A wallet credit is on no leg."""
    return [share for share in of.allocations if share.leg_id is not None]


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


@evidence_upload.field("url")
def form_url(of: Upload, _info: GraphQLResolveInfo[Any]) -> str:
    return of.form.url


@evidence_upload.field("fields")
def form_fields(of: Upload, _info: GraphQLResolveInfo[Any]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in of.form.fields.items()]


@evidence_upload.field("expiresAt")
def form_expires_at(of: Upload, _info: GraphQLResolveInfo[Any]) -> datetime:
    return of.form.expires_at


VIEW_FIELDS = (
    case,
    my_case,
    event,
    earlier_case,
    message,
    refund,
    hold,
    deposit_claim,
    deposit_release,
    evidence,
    evidence_upload,
    parked_work,
    allocation,
    audit_entry,
)
