"""Views made of the JSON that the database nests beside a case."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from adapters.aurora.allocations_json import allocations_from_json
from adapters.aurora.attachments_json import attachments_from_json
from core.cases.kind import CaseKind
from core.cases.links import CaseLink, Relation
from core.cases.status import CaseStatus
from core.instants import as_utc, read_instant
from core.refunds.charge import Charge, ChargeKind
from core.refunds.outside_refund import OutsideRefund
from core.transfers.reversal import ReversalStatus, TransferReversal
from core.views.case_view import EarlierCaseView, EventView, LinkView
from core.views.deposit_claim_view import DepositClaimView
from core.views.deposit_release_view import DepositReleaseView
from core.views.evidence_view import EvidenceView
from core.views.hold_view import HoldView
from core.views.message_view import MessageView
from core.views.options_material import OptionsMaterial
from core.views.refund_view import RefundView

Nested = Mapping[str, Any]


def timeline_of(pages: Mapping[str, Iterable[Nested]]) -> dict[int, tuple[EventView, ...]]:
    return {int(page): tuple(map(_event, events)) for page, events in sorted(pages.items())}


def message_view(row: Nested) -> MessageView:
    told = {
        "attachments": attachments_from_json(row["attachments"]),
        "created_at": read_instant(row["created_at"]),
        "redacted_at": _instant_or_none(row["redacted_at"]),
    }
    return MessageView(**{**row, **told})


def refund_view(row: Nested) -> RefundView:
    instants = {
        "created_at": read_instant(row["created_at"]),
        "updated_at": read_instant(row["updated_at"]),
        "expires_at": _instant_or_none(row["expires_at"]),
    }
    allocations = allocations_from_json(row["allocations"])
    reversals = tuple(map(_reversal, row.get("reversals") or ()))
    return RefundView(**{**row, **instants, "allocations": allocations, "reversals": reversals})


def hold_view(row: Nested) -> HoldView:
    instants = {
        "created_at": read_instant(row["created_at"]),
        "expires_at": read_instant(row["expires_at"]),
        "released_at": _instant_or_none(row["released_at"]),
    }
    return HoldView(**{**row, **instants})


def deposit_claim_view(row: Nested) -> DepositClaimView:
    instants = {
        "created_at": read_instant(row["created_at"]),
        "decided_at": _instant_or_none(row["decided_at"]),
        "settled_at": _instant_or_none(row["settled_at"]),
    }
    return DepositClaimView(**{**row, **instants})


def deposit_release_view(row: Nested) -> DepositReleaseView:
    instants = {name: read_instant(row[name]) for name in ("created_at", "updated_at")}
    return DepositReleaseView(**{**row, **instants})


def evidence_view(row: Nested) -> EvidenceView:
    instants = {
        "requested_at": read_instant(row["requested_at"]),
        "attached_at": _instant_or_none(row["attached_at"]),
        "redacted_at": _instant_or_none(row["redacted_at"]),
    }
    return EvidenceView(**{**row, **instants})


def link_view(case_id: str, row: Nested) -> LinkView:
    """The link as `case_id` sees it."""
    linked_at, relation = read_instant(row["linked_at"]), Relation(row["relation"])
    link = CaseLink(**{**row, "relation": relation, "linked_at": linked_at})
    other, seen = link.seen_from(case_id)
    return LinkView(case_id=other, relation=seen, linked_at=linked_at)


def earlier_case_view(row: Nested) -> EarlierCaseView:
    return EarlierCaseView(
        case_id=row["case_id"],
        kind=CaseKind(row["kind"]),
        status=CaseStatus(row["status"]),
        summary=row["summary"],
        created_at=read_instant(row["created_at"]),
    )


def options_material(row: Nested) -> OptionsMaterial:
    return OptionsMaterial(
        case_created_at=as_utc(row["case_created_at"]),
        order=row["received"],
        charge=row["charge"] and _charge(row["charge"]),
        refunds=tuple(map(refund_view, row["refunds"] or ())),
        facts=tuple(row["facts"] or ()),
        paused=row["paused"],
        deposit_claims=tuple(row["deposit_claims"] or ()),
        outside_refunds=tuple(map(_outside_refund, row["outside_refunds"] or ())),
    )


def _reversal(row: Nested) -> TransferReversal:
    states = {
        "status": ReversalStatus(row["status"]),
        "created_at": read_instant(row["created_at"]),
        "updated_at": read_instant(row["updated_at"]),
        "ask_again_at": _instant_or_none(row["ask_again_at"]),
    }
    return TransferReversal(**{**row, **states})


def _outside_refund(row: Nested) -> OutsideRefund:
    instants = {name: read_instant(row[name]) for name in ("created_at", "updated_at")}
    allocations = allocations_from_json(row["allocations"])
    return OutsideRefund(**{**row, **instants, "allocations": allocations})


def _charge(row: Nested) -> Charge:
    return Charge(**{**row, "kind": ChargeKind(row["kind"])})


def _event(row: Nested) -> EventView:
    return EventView(**{**row, "created_at": read_instant(row["created_at"])})


def _instant_or_none(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)
