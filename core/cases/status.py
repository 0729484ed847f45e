"""The seven stored statuses and the moves between them, as data.

domain.md, *One state machine, two vocabularies*.
"""

from enum import StrEnum


class CaseStatus(StrEnum):
    NEW = "new"
    TRIAGE = "triage"
    INVESTIGATING = "investigating"
    AWAITING_USER = "awaiting_user"
    DECISION_PENDING = "decision_pending"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Awaiting(StrEnum):
    """Whom an AWAITING_USER case waits for."""

    CUSTOMER = "customer"
    SELLER = "seller"


class Outcome(StrEnum):
    """What a resolved case came to."""

    REFUNDED = "refunded"
    DENIED = "denied"
    GOODWILL = "goodwill"
    SOLVED = "solved"


TRANSITIONS: dict[CaseStatus, tuple[CaseStatus, ...]] = {
    CaseStatus.NEW: (
        CaseStatus.TRIAGE,
        CaseStatus.INVESTIGATING,
        CaseStatus.AWAITING_USER,
        CaseStatus.CLOSED,
    ),
    CaseStatus.TRIAGE: (
        CaseStatus.INVESTIGATING,
        CaseStatus.AWAITING_USER,
        CaseStatus.DECISION_PENDING,
        CaseStatus.CLOSED,
    ),
    CaseStatus.INVESTIGATING: (
        CaseStatus.TRIAGE,
        CaseStatus.AWAITING_USER,
        CaseStatus.DECISION_PENDING,
    ),
    CaseStatus.AWAITING_USER: (
        CaseStatus.INVESTIGATING,
        CaseStatus.DECISION_PENDING,
        CaseStatus.CLOSED,
    ),
    CaseStatus.DECISION_PENDING: (
        CaseStatus.INVESTIGATING,
        CaseStatus.AWAITING_USER,
        CaseStatus.RESOLVED,
    ),
    CaseStatus.RESOLVED: (CaseStatus.INVESTIGATING, CaseStatus.CLOSED),
    CaseStatus.CLOSED: (CaseStatus.INVESTIGATING,),
}
DECIDED = frozenset({CaseStatus.RESOLVED, CaseStatus.CLOSED})
NEEDS_EVIDENCE = frozenset({CaseStatus.DECISION_PENDING, CaseStatus.RESOLVED})
