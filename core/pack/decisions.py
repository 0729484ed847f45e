"""decisions/: each kernel decision on the case in words, with the steps it was reached by."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.instants import write_instant
from core.pack.document import Document
from core.pack.material import CaseMaterial
from core.pack.prose import inline, table
from core.timeline.event import Event, EventType

PARTS = {
    "subtotal_cents": "subtotal",
    "service_tax_cents": "service tax",
    "platform_fee_cents": "platform fee",
    "platform_fee_tax_cents": "platform fee tax",
}


def decision_events(material: CaseMaterial) -> tuple[Event, ...]:
    """Those that tell a decision: another team may have written an entry without one."""
    return tuple(
        each
        for each in material.events
        if each.type is EventType.KERNEL_DECISION and "decision" in each.payload
    )


def decision_documents(material: CaseMaterial) -> Iterator[Document]:
    for event in decision_events(material):
        name = f"decisions/{event.event_id}.md"
        yield Document.of_text(name, "\n\n".join(_told(event)) + "\n")


def _told(event: Event) -> Iterator[str]:
    decision = event.payload["decision"]
    refund_id = event.payload["refund_id"]
    yield f"# Decision on refund {inline(refund_id)}" if refund_id else "# Decision for no refund"
    yield f"Recorded {write_instant(event.created_at)} as {event.event_id}. Amounts are in cents."
    yield table(("What", "Value"), _sums(decision))
    for leg in decision["legs"]:
        yield from _leg(leg)


def _sums(decision: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    inputs = decision["inputs"]
    yield "Order", decision["order_id"]
    yield "Snapshot version", str(decision["snapshot_version"])
    yield "Snapshot SHA-256", decision["snapshot_sha256"]
    yield "Instant that counts", decision["requested_at"]
    yield "Reason", inputs["reason"]
    for fact, value in inputs["facts"].items():
        yield f"Fact: {fact.replace('_', ' ')}", str(value).lower()
    yield "Earlier refunds", _earlier(inputs["earlier_refunds"])
    yield "Disputed", str(inputs["disputed_cents"])
    yield "Policy gives", str(decision["eligible_refund_cents"])
    yield "Still open", str(decision["open_cents"])
    yield "At most", str(decision["max_allowed_cents"])


def _earlier(refunds: Sequence[Mapping[str, Any]]) -> str:
    told = (
        f"{refund['amount_cents']} {refund['status']} on {refund['leg_id'] or 'the order'}"
        for refund in refunds
    )
    return ", ".join(told) or "none"


def _leg(leg: Mapping[str, Any]) -> Iterator[str]:
    kernel = f"{leg['kernel']} version {leg['kernel_version']}, {leg['band']}"
    yield f"## Leg {inline(leg['leg_id'])}: {inline(kernel)}"
    yield table(
        ("Component", "Refunded", "Retained"),
        (
            (words, str(leg["eligible"][part]), str(leg["retained"][part]))
            for part, words in PARTS.items()
        ),
    )
    deposit = leg["deposit"]
    yield (
        f"Deposit: {inline(deposit['action'])}, {deposit['cents']}."
        f" Suggested goodwill: {leg['suggested_goodwill_cents']}."
    )
    steps = enumerate(leg["trace"], start=1)
    yield "\n".join(f"{number}. {inline(step)}" for number, step in steps)
