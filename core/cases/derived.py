"""The blueprint's words, derived and never stored (domain.md, *two vocabularies*)."""

from core.cases.status import DECIDED, Awaiting, CaseStatus, Outcome

SEVERITIES = {1: "urgent", 2: "high", 3: "normal", 4: "low", 5: "low"}


def severity(priority: int) -> str:
    """The blueprint's severity of a priority 1..5."""
    return SEVERITIES[priority]


def public_status(
    *,
    status: CaseStatus,
    awaiting: Awaiting | None,
    outcome: Outcome | None,
    escalated: bool,
) -> str:
    """The blueprint's ten-value status; the first rule that fits, in domain.md's order."""
    if status is CaseStatus.CLOSED:
        return "closed"
    if status is CaseStatus.RESOLVED and outcome is not None:
        return "closed" if outcome is Outcome.SOLVED else outcome.value
    if awaiting is not None:
        return f"awaiting_{awaiting.value}"
    if escalated and status not in DECIDED:
        return "escalated"
    if status in (CaseStatus.DECISION_PENDING, CaseStatus.INVESTIGATING):
        return status.value
    return "open"
