"""Views made of the rows of adapters/aurora/views/case_statements.py."""

from collections.abc import Mapping
from typing import Any

from adapters.aurora.views.chargeback_rows import chargeback_view
from adapters.aurora.views.conduct_rows import conduct_view, dmca_claim_view, violation_view
from adapters.aurora.views.nested_rows import (
    deposit_claim_view,
    deposit_release_view,
    earlier_case_view,
    evidence_view,
    hold_view,
    link_view,
    message_view,
    refund_view,
    timeline_of,
)
from core.cases.kind import CaseKind
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.instants import as_utc
from core.views.case_view import CaseView

_AS_STORED = (
    "case_id",
    "subtype",
    "priority",
    "opened_by",
    "owner_admin",
    "subject_user",
    "lbg_id",
    "leg_id",
    "order_id",
    "thread_id",
    "studio_id",
    "creator_id",
    "payout_id",
    "reason_code",
    "summary",
    "escalated",
    "restricted",
    "version",
)


def case_view(row: Mapping[str, Any]) -> CaseView:
    """The case of a row, with whatever the statement nested in it."""
    return CaseView(
        **{name: row[name] for name in _AS_STORED},
        kind=CaseKind(row["kind"]),
        status=CaseStatus(row["status"]),
        watchers=tuple(row["watchers"]),
        awaiting=row["awaiting"] and Awaiting(row["awaiting"]),
        outcome=row["outcome"] and Outcome(row["outcome"]),
        sla_first_at=row["sla_first_at"] and as_utc(row["sla_first_at"]),
        sla_due_at=row["sla_due_at"] and as_utc(row["sla_due_at"]),
        next_due_at=row["next_due_at"] and as_utc(row["next_due_at"]),
        created_at=as_utc(row["created_at"]),
        updated_at=as_utc(row["updated_at"]),
        **_around(row),
    )


def _around(row: Mapping[str, Any]) -> dict[str, Any]:
    """What was not asked for has no column, what there is none of is null."""
    case_id = row["case_id"]
    return {
        "timeline": timeline_of(row.get("timeline") or {}),
        "messages": tuple(map(message_view, row.get("messages") or ())),
        "refunds": tuple(map(refund_view, row.get("refunds") or ())),
        "holds": tuple(map(hold_view, row.get("holds") or ())),
        "deposit_claims": tuple(map(deposit_claim_view, row.get("deposit_claims") or ())),
        "deposit_releases": tuple(map(deposit_release_view, row.get("deposit_releases") or ())),
        "dmca_claims": tuple(map(dmca_claim_view, row.get("dmca_claims") or ())),
        "violations": tuple(map(violation_view, row.get("violations") or ())),
        "conduct": conduct_view(row.get("conduct")),
        "chargebacks": tuple(map(chargeback_view, row.get("chargebacks") or ())),
        "evidence": tuple(map(evidence_view, row.get("evidence") or ())),
        "links": tuple(link_view(case_id, link) for link in row.get("links") or ()),
        "earlier_cases": tuple(map(earlier_case_view, row.get("earlier_cases") or ())),
    }
