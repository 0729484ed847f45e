"""The representment that a case drafts by itself, out of its own records (domain.md, *Chargeback*).

What nothing is on record of stays empty: then a person writes it, or `missing` says so.
"""

from collections.abc import Iterator

from core.chargebacks.representment import CUT, LONGEST_FIELD, Representment
from core.chargebacks.sold_terms import terms_words
from core.evidence.evidence import Evidence
from core.instants import write_instant
from core.orders.leg import Leg
from core.orders.snapshot import OrderSnapshot
from core.pack.amount_words import amount_words
from core.pack.evidence_files import shown_evidence
from core.pack.material import CaseMaterial
from core.refunds.refund import RefundStatus
from core.timeline.event import STAFF_VOICES
from core.timeline.message import Audience, Message


def drafted(material: CaseMaterial) -> Representment:
    """Of a case as the network may see it, its order at the newest version."""
    order = material.order
    if order is None:
        return Representment(customer_communication=_text(_conversation(material)))
    return Representment(
        product_description=_text(_sold(order)),
        service_date=_first_day(order),
        customer_communication=_text(_conversation(material)),
        refund_policy=_text(terms_words(order)),
        service_documentation=_text(_rendered(material, order)),
        explanation=_text(_answered(material, order)),
    )


def _sold(order: OrderSnapshot) -> Iterator[str]:
    yield f"Order {order.order_id} of {order.buyer_id}, paid by card:"
    yield f"{amount_words(order.payment.captured_cents, order.currency)}."
    for leg in order.legs:
        yield f"{leg.kind.value} by {leg.provider_id}{_when(leg)}"


def _when(leg: Leg) -> str:
    if leg.starts_at is None or leg.ends_at is None:
        return ""
    return f", {write_instant(leg.starts_at)} to {write_instant(leg.ends_at)}"


def _first_day(order: OrderSnapshot) -> str:
    starts = [leg.starts_at for leg in order.legs if leg.starts_at is not None]
    return min(starts).date().isoformat() if starts else ""


def _conversation(material: CaseMaterial) -> Iterator[str]:
    """Nothing where nobody answered: what staff alone wrote is no communication with anybody."""
    shown = [
        message
        for message in material.messages
        if message.audience is Audience.PARTICIPANTS and message.redacted_at is None
    ]
    if any(message.author_role not in STAFF_VOICES for message in shown):
        yield from map(quoted, shown)


def quoted(message: Message) -> str:
    """A message as a representment shows it."""
    when, voice = write_instant(message.created_at), message.author_role.value
    return f"{when}, {voice}: {message.body_md}"


def _rendered(material: CaseMaterial, order: OrderSnapshot) -> Iterator[str]:
    for leg in order.legs:
        yield from _of_leg(leg)
    for evidence in shown_evidence(material):
        if evidence.audience is Audience.PARTICIPANTS:
            yield listed(evidence)


def listed(evidence: Evidence) -> str:
    """A file as a representment names it."""
    name = evidence.file_name or "a file"
    return f"{name}, {evidence.size_bytes} bytes, SHA-256 {evidence.sha256}"


def _of_leg(leg: Leg) -> Iterator[str]:
    if leg.usage is not None:
        used, booked = leg.usage.used_minutes, leg.usage.booked_minutes
        yield f"{leg.leg_id}: {used} of {booked} minutes booked were used."
    if leg.no_show is not None and leg.no_show.value == "buyer":
        yield f"{leg.leg_id}: the provider was there, the buyer did not come."
    for milestone in leg.milestones:
        if milestone.delivered_at is not None:
            when = write_instant(milestone.delivered_at)
            yield f"{leg.leg_id}: {milestone.milestone_id} was delivered at {when}."
    access = leg.access
    if access is not None:
        for what, when_or_none in (
            ("delivered", access.delivered_at),
            ("opened by the buyer", access.finals_accessed_at),
            ("approved by the buyer", access.approved_at),
        ):
            if when_or_none is not None:
                yield f"{leg.leg_id}: {what} at {write_instant(when_or_none)}."


def _answered(material: CaseMaterial, order: OrderSnapshot) -> Iterator[str]:
    if order.cancellation is not None:
        by, at = order.cancellation.by.value, write_instant(order.cancellation.at)
        yield f"The order was cancelled by the {by} at {at}."
    for refund in material.refunds:
        if refund.status is RefundStatus.SUCCEEDED:
            back = amount_words(refund.amount_cents, refund.currency)
            where = refund.processor_ref or "to the wallet"
            yield f"{back} were refunded: {refund.reason}, {where}."


def _text(lines: Iterator[str]) -> str:
    text = "\n".join(lines)
    return text if len(text) <= LONGEST_FIELD else text[: LONGEST_FIELD - len(CUT)] + CUT
