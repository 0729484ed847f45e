"""A case as a reader sees it: plain values, finished, nothing left to load."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field, frozen

from core.cases.kind import CaseKind
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.views.chargeback_view import ChargebackView
from core.views.conduct_view import ConductView
from core.views.deposit_claim_view import DepositClaimView
from core.views.deposit_release_view import DepositReleaseView
from core.views.dmca_claim_view import DmcaClaimView
from core.views.evidence_view import EvidenceView
from core.views.hold_view import HoldView
from core.views.message_view import MessageView
from core.views.refund_view import RefundView
from core.views.violation_view import ViolationView


@frozen(kw_only=True)
class EventView:
    """One timeline entry; a message's or note's words are laid into its payload."""

    event_id: str
    actor_kind: str
    actor_id: str | None
    type: str
    payload: Mapping[str, Any]
    created_at: datetime


@frozen(kw_only=True)
class LinkView:
    """The case at the other end of a link, and how it belongs to this one."""

    case_id: str
    relation: str
    linked_at: datetime


@frozen(kw_only=True)
class EarlierCaseView:
    """Another case of the same person, in a line."""

    case_id: str
    kind: CaseKind
    status: CaseStatus
    summary: str
    created_at: datetime


@frozen(kw_only=True)
class CaseView:
    """A case with as much around it as its reader asked for (see `Selection`)."""

    case_id: str
    kind: CaseKind
    subtype: str | None
    status: CaseStatus
    priority: int
    opened_by: str
    owner_admin: str | None
    subject_user: str | None
    watchers: tuple[str, ...]
    lbg_id: str | None
    leg_id: str | None
    order_id: str | None
    thread_id: str | None
    studio_id: str | None
    creator_id: str | None
    payout_id: str | None
    reason_code: str | None
    summary: str
    awaiting: Awaiting | None
    outcome: Outcome | None
    escalated: bool
    restricted: bool
    sla_first_at: datetime | None
    sla_due_at: datetime | None
    next_due_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    timeline: Mapping[int, tuple[EventView, ...]] = field(factory=dict)
    messages: tuple[MessageView, ...] = ()
    refunds: tuple[RefundView, ...] = ()
    holds: tuple[HoldView, ...] = ()
    deposit_claims: tuple[DepositClaimView, ...] = ()
    deposit_releases: tuple[DepositReleaseView, ...] = ()
    dmca_claims: tuple[DmcaClaimView, ...] = ()
    violations: tuple[ViolationView, ...] = ()
    conduct: ConductView | None = None
    chargebacks: tuple[ChargebackView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    links: tuple[LinkView, ...] = ()
    earlier_cases: tuple[EarlierCaseView, ...] = ()
