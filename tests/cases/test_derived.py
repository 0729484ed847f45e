"""The blueprint's status and severity."""

import pytest

from core.cases.derived import public_status, severity
from core.cases.status import Awaiting, CaseStatus, Outcome


@pytest.mark.parametrize(
    ("status", "awaiting", "outcome", "escalated", "public"),
    [
        (CaseStatus.NEW, None, None, False, "open"),
        (CaseStatus.TRIAGE, None, None, False, "open"),
        (CaseStatus.NEW, None, None, True, "escalated"),
        (CaseStatus.INVESTIGATING, None, None, False, "investigating"),
        (CaseStatus.INVESTIGATING, None, None, True, "escalated"),
        (CaseStatus.AWAITING_USER, Awaiting.CUSTOMER, None, True, "awaiting_customer"),
        (CaseStatus.AWAITING_USER, Awaiting.SELLER, None, False, "awaiting_seller"),
        (CaseStatus.DECISION_PENDING, None, None, False, "decision_pending"),
        (CaseStatus.DECISION_PENDING, None, None, True, "escalated"),
        (CaseStatus.RESOLVED, None, Outcome.REFUNDED, False, "refunded"),
        (CaseStatus.RESOLVED, None, Outcome.DENIED, False, "denied"),
        (CaseStatus.RESOLVED, None, Outcome.GOODWILL, False, "goodwill"),
        (CaseStatus.RESOLVED, None, Outcome.SOLVED, False, "closed"),
        (CaseStatus.CLOSED, None, Outcome.DENIED, True, "closed"),
        (CaseStatus.CLOSED, None, None, False, "closed"),
    ],
)
def test_the_public_status_is_derived_in_the_domains_order(
    status: CaseStatus,
    awaiting: Awaiting | None,
    outcome: Outcome | None,
    escalated: bool,
    public: str,
) -> None:
    told = public_status(status=status, awaiting=awaiting, outcome=outcome, escalated=escalated)
    assert told == public


@pytest.mark.parametrize(
    ("priority", "name"), [(1, "urgent"), (2, "high"), (3, "normal"), (4, "low"), (5, "low")]
)
def test_severity_follows_priority(priority: int, name: str) -> None:
    assert severity(priority) == name
