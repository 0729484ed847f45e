"""What happened on a case, append-only (domain.md, *Messages, evidence, timeline*)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import field, frozen


class ActorKind(StrEnum):
    USER = "user"
    ADMIN = "admin"
    SYSTEM = "system"


class EventType(StrEnum):
    OPENED = "opened"
    STATUS_CHANGE = "status_change"
    ASSIGNED = "assigned"
    NOTE = "note"
    MESSAGE = "message"
    PRIORITY_CHANGE = "priority_change"
    ESCALATED = "escalated"
    RESTRICTED = "restricted"
    WATCHERS_CHANGED = "watchers_changed"
    EVIDENCE_ATTACHED = "evidence_attached"
    EVIDENCE_STITCHED = "evidence_stitched"
    KERNEL_DECISION = "kernel_decision"
    FACT_RECORDED = "fact_recorded"
    LINKED = "linked"
    REFUND_PROPOSED = "refund_proposed"
    REFUND_APPROVED = "refund_approved"
    REFUND_REJECTED = "refund_rejected"
    REFUND_ISSUED = "refund_issued"
    REFUND_SUCCEEDED = "refund_succeeded"
    REFUND_FAILED = "refund_failed"
    GOODWILL_CREDITED = "goodwill_credited"
    DEPOSIT_CLAIM_FILED = "deposit_claim_filed"
    DEPOSIT_CLAIM_APPROVED = "deposit_claim_approved"
    DEPOSIT_CLAIM_DENIED = "deposit_claim_denied"
    DEPOSIT_CLAIM_FAILED = "deposit_claim_failed"
    DEPOSIT_CAPTURED = "deposit_captured"
    DEPOSIT_RELEASE_ISSUED = "deposit_release_issued"
    DEPOSIT_RELEASED = "deposit_released"
    DEPOSIT_RELEASE_FAILED = "deposit_release_failed"
    HOLD_APPLIED = "hold_applied"
    HOLD_RELEASED = "hold_released"
    HOLD_EXPIRED = "hold_expired"
    CHARGEBACK_OPENED = "chargeback_opened"
    CHARGEBACK_DUE = "chargeback_due"
    CHARGEBACK_REPRESENTED = "chargeback_represented"
    CHARGEBACK_WON = "chargeback_won"
    CHARGEBACK_LOST = "chargeback_lost"
    DMCA_CLAIM = "dmca_claim"
    DMCA_HIDE = "dmca_hide"
    DMCA_UPLOADER_NOTIFIED = "dmca_uploader_notified"
    DMCA_COUNTER_NOTICE = "dmca_counter_notice"
    DMCA_COURT_ACTION = "dmca_court_action"
    DMCA_WITHDRAWN = "dmca_withdrawn"
    DMCA_RESTORE = "dmca_restore"
    DMCA_OVERDUE = "dmca_overdue"
    DMCA_CLOSED = "dmca_closed"
    VIOLATION_DECIDED = "violation_decided"
    VIOLATION_APPEALED = "violation_appealed"
    VIOLATION_REVIEWED = "violation_reviewed"
    SLA_BREACH = "sla_breach"
    NUDGED = "nudged"
    KEPT_OPEN = "kept_open"
    REDACTED = "redacted"


@frozen(kw_only=True)
class Event:
    """One immutable timeline entry (`sev_…`); `actor_id` is None when the system acted. Other teams
    write types of their own, which mean nothing here and are kept.
    """

    event_id: str
    case_id: str
    actor_kind: ActorKind
    actor_id: str | None
    type: EventType | str
    created_at: datetime
    payload: Mapping[str, Any] = field(factory=dict)


@frozen
class Entry:
    """An event to be: what happened, before an id and an instant are given to it."""

    type: EventType
    payload: Mapping[str, Any] = field(factory=dict)


ALWAYS_EVIDENCE = frozenset(
    {
        EventType.EVIDENCE_ATTACHED,
        EventType.EVIDENCE_STITCHED,
        EventType.KERNEL_DECISION,
        EventType.FACT_RECORDED,
        # Sworn statements, kept word by word.
        EventType.DMCA_CLAIM,
        EventType.DMCA_COUNTER_NOTICE,
    }
)
STAFF_VOICES = frozenset({"agent", "system"})


def is_evidence(event: Event) -> bool:
    """Whether a decision may rest on this entry (domain.md, *One state machine*, guards)."""
    if event.type is EventType.MESSAGE:
        # Who spoke stands in every entry of ours, and may be missing in one of another team.
        return event.payload.get("author_role", "system") not in STAFF_VOICES
    return event.type in ALWAYS_EVIDENCE
