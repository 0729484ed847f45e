"""A case in a few pages: what it is, what happened, what was paid, what people wrote."""

from collections.abc import Iterator

from core.cases.case import Case
from core.instants import write_instant
from core.pack.amount_words import amount_words
from core.pack.conversation import READ_BY
from core.pack.decisions import decision_events
from core.pack.evidence_files import place_of, shown_evidence
from core.pack.export import Export
from core.pack.material import CaseMaterial
from core.pack.receipts import receipts
from core.pack.summary import Quote, Row, Section, Summary
from core.timeline.event import Event

SCALARS = (str, int)


def summary_of(material: CaseMaterial, export: Export) -> Summary:
    return Summary(
        title=f"Case {material.case.case_id}",
        facts=(*_about_case(material.case), *_about_order(material), *_about_export(export)),
        words=material.case.summary,
        sections=(_timeline(material), _decisions(material), _money(material), _files(material)),
        quotes=tuple(_quotes(material)),
    )


def _about_case(case: Case) -> Iterator[Row]:
    subtype = f", {case.subtype}" if case.subtype else ""
    yield "Kind", f"{case.kind.value}{subtype}"
    outcome = f", {case.outcome.value}" if case.outcome else ""
    yield "Status", f"{case.status.value}{outcome}"
    yield "Priority", str(case.priority)
    yield "Opened", f"{write_instant(case.created_at)} by {case.opened_by}"
    yield "Last event", write_instant(case.updated_at)
    named = {
        "About": case.subject_user,
        "Owner": case.owner_admin,
        "Order": case.order_id,
        "Leg": case.leg_id,
        "Studio": case.studio_id,
        "Creator": case.creator_id,
        "Reason": case.reason_code,
    }
    yield from ((name, value) for name, value in named.items() if value)


def _about_order(material: CaseMaterial) -> Iterator[Row]:
    order = material.order
    if order is None:
        return
    yield "Buyer", order.buyer_id
    yield "Captured", amount_words(order.payment.captured_cents, order.currency)
    yield "Charge", order.payment.charge or "none"
    yield "Snapshot", f"version {order.version}, SHA-256 {order.sha256}"


def _about_export(export: Export) -> Iterator[Row]:
    yield "Pack", f"{export.purpose.value}, {write_instant(export.exported_at)}"
    yield "Made by", export.exported_by


def _timeline(material: CaseMaterial) -> Section:
    return Section(
        title="Timeline",
        columns=("When (UTC)", "Who", "What", "Details"),
        rows=tuple(_event_row(event) for event in material.events),
    )


def _event_row(event: Event) -> Row:
    who = event.actor_id or event.actor_kind.value
    details = (
        f"{name.replace('_', ' ')}: {str(value).lower() if isinstance(value, bool) else value}"
        for name, value in sorted(event.payload.items())
        if isinstance(value, SCALARS)
    )
    what = event.type.replace("_", " ")
    return write_instant(event.created_at), who, what, "; ".join(details)


def _decisions(material: CaseMaterial) -> Section:
    return Section(
        title="Decisions",
        columns=("When (UTC)", "Refund", "Policy gives", "Still open", "Steps"),
        rows=tuple(_decision_row(event) for event in decision_events(material)),
    )


def _decision_row(event: Event) -> Row:
    decision = event.payload["decision"]
    return (
        write_instant(event.created_at),
        event.payload["refund_id"],
        f"{decision['eligible_refund_cents']:,} cents",
        f"{decision['open_cents']:,} cents",
        f"decisions/{event.event_id}.md",
    )


def _money(material: CaseMaterial) -> Section:
    return Section(
        title="Money",
        columns=("When (UTC)", "What", "Id", "Status", "Amount", "Processor"),
        rows=tuple(
            (
                receipt.created_at,
                receipt.kind.replace("_", " "),
                receipt.receipt_id,
                receipt.status,
                amount_words(receipt.amount_cents, receipt.currency),
                receipt.processor_ref or "",
            )
            for receipt in receipts(material)
        ),
    )


def _files(material: CaseMaterial) -> Section:
    return Section(
        title="Evidence",
        columns=("File", "Called", "Bytes", "SHA-256", "Sent by"),
        rows=tuple(
            (
                place_of(evidence),
                evidence.file_name or "(hidden)",
                f"{evidence.size_bytes:,}",
                evidence.sha256,
                evidence.uploaded_by,
            )
            for evidence in shown_evidence(material)
        ),
    )


def _quotes(material: CaseMaterial) -> Iterator[Quote]:
    for message in material.messages:
        author = f"{message.author_role.value} {message.author_user_id or ''}".strip()
        when = write_instant(message.created_at)
        yield Quote(heading=f"{when}, {author}, {READ_BY[message.audience]}", words=message.body_md)
