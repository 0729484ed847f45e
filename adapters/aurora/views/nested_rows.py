"""Views made of the JSON that the database nests beside a case."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from adapters.aurora.allocations_json import allocations_from_json
from core.cases.kind import CaseKind
from core.cases.links import CaseLink, Relation
from core.cases.status import CaseStatus
from core.instants import as_utc, read_instant
from core.refunds.charge import Charge, ChargeKind
from core.views.case_view import EarlierCaseView, EventView, LinkView
from core.views.hold_view import HoldView
from core.views.message_view import MessageView
from core.views.options_material import OptionsMaterial
from core.views.refund_view import RefundView

Nested = Mapping[str, Any]


def timeline_of(pages: Mapping[str, Iterable[Nested]]) -> dict[int, tuple[EventView, ...]]:
    return {int(page): tuple(map(_event, events)) for page, events in sorted(pages.items())}


def message_view(row: Nested) -> MessageView:
    return MessageView(**{**row, "created_at": read_instant(row["created_at"])})


def refund_view(row: Nested) -> RefundView:
    instants = {
        "created_at": read_instant(row["created_at"]),
        "updated_at": read_instant(row["updated_at"]),
        "expires_at": _instant_or_none(row["expires_at"]),
    }
    allocations = allocations_from_json(row["allocations"])
    return RefundView(**{**row, **instants, "allocations": allocations})


def hold_view(row: Nested) -> HoldView:
    instants = {
        "created_at": read_instant(row["created_at"]),
        "expires_at": read_instant(row["expires_at"]),
        "released_at": _instant_or_none(row["released_at"]),
    }
    return HoldView(**{**row, **instants})


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
    )


def _charge(row: Nested) -> Charge:
    return Charge(**{**row, "kind": ChargeKind(row["kind"])})


def _event(row: Nested) -> EventView:
    return EventView(**{**row, "created_at": read_instant(row["created_at"])})


def _instant_or_none(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)
