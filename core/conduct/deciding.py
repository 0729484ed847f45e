"""Whether a violation can be decided, appealed or reviewed (domain.md, *DMCA*, the ladder)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.conduct.ladder import Sanction, is_below
from core.conduct.violation import Violation, ViolationStatus
from core.errors import ErrorCode, Refusal


def forbids_deciding(case: Case, user_id: str | None) -> Refusal | None:
    """Only on a policy case that is open and has evidence, and about somebody."""
    if case.kind is not CaseKind.POLICY:
        return _no(ErrorCode.INVALID_TRANSITION, "caseId", *_NOT_POLICY)
    if case.status is CaseStatus.CLOSED:
        return _no(ErrorCode.NOT_ACTIVE, "caseId", *_CLOSED)
    if not case.evidenced:
        return _no(ErrorCode.EVIDENCE_REQUIRED, "caseId", *_NO_EVIDENCE)
    return None if user_id is not None else _no(ErrorCode.BAD_USER_INPUT, "userId", *_NOBODY)


def forbids_deciding_again(earlier: Iterable[Violation], case: Case) -> Refusal | None:
    """One decision a person and case, until it is overturned."""
    here = [one for one in earlier if one.case_id == case.case_id and one.stands]
    if not here:
        return None
    return _no(
        ErrorCode.INVALID_TRANSITION,
        "caseId",
        f"This case has its decision already: {here[0].violation_id}.",
        "Another violation needs a case of its own; an appeal can overturn this decision.",
    )


def forbids_sanction(asked: Sanction | None, *, follows: Sanction) -> Refusal | None:
    """Staff may go higher than what follows from the past, and not lower."""
    if asked is None or not is_below(asked, follows):
        return None
    return _no(
        ErrorCode.BAD_USER_INPUT,
        "sanction",
        f"After this person's earlier violations it is {follows.name} at least.",
        "Leave the sanction out, or name a higher one.",
    )


def forbids_appeal(
    violation: Violation, case: Case, *, when: datetime, within: timedelta
) -> Refusal | None:
    """Once, within the time for appeals. That of a closed case counts from its closing, and is
    looked after by its reopening (domain.md, *One state machine*).
    """
    if violation.status is not ViolationStatus.DECIDED:
        return _no(ErrorCode.NOT_ACTIVE, "violationId", *_APPEALED)
    if case.status is CaseStatus.CLOSED or when - violation.decided_at <= within:
        return None
    return _no(
        ErrorCode.NOT_ACTIVE,
        "violationId",
        f"It was decided more than {within.days} days ago.",
        "A decision can be appealed for that long.",
    )


def forbids_review(violation: Violation, *, reviewer: str) -> Refusal | None:
    """Once, and by somebody other than who decided, and than whom it is about."""
    if not violation.is_under_appeal:
        return _no(ErrorCode.NOT_PENDING, "violationId", *_NO_APPEAL)
    if reviewer not in (violation.decided_by, violation.user_id):
        return None
    return _no(ErrorCode.SELF_APPROVAL_FORBIDDEN, "violationId", *_OWN)


def not_on_case() -> Refusal:
    return _no(ErrorCode.BAD_USER_INPUT, "userId", *_NOT_ON_CASE)


def violation_not_found(violation_id: str) -> Refusal:
    return _no(
        ErrorCode.BAD_USER_INPUT,
        "violationId",
        f"There is no violation {violation_id}.",
        "The case shows its violations with their ids.",
    )


def _no(code: ErrorCode, field: str, message: str, hint: str) -> Refusal:
    return Refusal(code=code, field=field, message=message, hint=hint)


_NOT_POLICY = (
    "A violation is decided on a policy case.",
    "Open a case of the kind POLICY about this person.",
)
_CLOSED = ("This case is closed.", "Reopen it, or open a new case.")
_NO_EVIDENCE = (
    "Nothing on the timeline supports a decision.",
    "Attach evidence, record a fact or wait for a participant's message.",
)
_NOBODY = (
    "The case does not say whom it is about.",
    "Name the person in userId.",
)
_NOT_ON_CASE = (
    "The case does not name this person.",
    "Decide on a case about them.",
)
_APPEALED = (
    "This decision was appealed once already.",
    "The case's timeline shows what came of it.",
)
_NO_APPEAL = (
    "No appeal waits on this decision.",
    "The case shows its violations and how they stand.",
)
_OWN = (
    "Nobody reviews an appeal against their own decision, or about themselves.",
    "Ask somebody else with the role trust_safety.",
)
