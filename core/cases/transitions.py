"""Moving a case from one status to another (domain.md, *One state machine, two vocabularies*)."""

from datetime import datetime, timedelta

from attrs import evolve, frozen

from core.cases.case import Case
from core.cases.change import Change
from core.cases.closing import forbids_closing
from core.cases.kind import CaseKind
from core.cases.standing import Standing
from core.cases.status import (
    NEEDS_EVIDENCE,
    TRANSITIONS,
    Awaiting,
    CaseStatus,
    Outcome,
)
from core.errors import ErrorCode, Refusal
from core.timeline.event import Entry, EventType


@frozen(kw_only=True)
class Move:
    """A wish to change status. `by_system` lifts the limits that hold for people."""

    to: CaseStatus
    awaiting: Awaiting | None = None
    outcome: Outcome | None = None
    reason: str | None = None
    by_system: bool = False


def move(
    case: Case, wish: Move, *, when: datetime, standing: Standing, reopen_within: timedelta
) -> Change | Refusal:
    """The case in its new status, or the first rule that forbids it."""
    refusal = (
        _not_a_move(case, wish)
        or _awaiting_misplaced(wish)
        or _evidence_missing(case, wish)
        or _outcome_unfit(wish, standing)
        or (forbids_closing(standing) if wish.to is CaseStatus.CLOSED else None)
        or _reopened_too_late(case, wish, when, reopen_within)
    )
    return refusal or _moved(case, wish, when, standing)


def _moved(case: Case, wish: Move, when: datetime, standing: Standing) -> Change:
    reopening = case.status in (CaseStatus.RESOLVED, CaseStatus.CLOSED) and (
        wish.to is CaseStatus.INVESTIGATING
    )
    appeal = case.status is CaseStatus.CLOSED and not wish.by_system
    resolved = wish.to is CaseStatus.RESOLVED
    outcome = wish.outcome or standing.derived_outcome if resolved else case.outcome
    moved = evolve(
        case,
        status=wish.to,
        awaiting=_awaiting(wish),
        outcome=None if reopening else outcome,
        escalated=not resolved and (case.escalated or appeal),
        appealed=not resolved and (case.appealed or appeal),
        closed_at=when if wish.to is CaseStatus.CLOSED else None,
    )
    return Change(moved, (_entry(case, moved, wish.reason),))


def _entry(before: Case, after: Case, reason: str | None) -> Entry:
    return Entry(
        EventType.STATUS_CHANGE,
        {
            "from": before.status.name,
            "to": after.status.name,
            "awaiting": after.awaiting and after.awaiting.value,
            "outcome": after.outcome and after.outcome.value,
            "reason": reason,
        },
    )


def _awaiting(wish: Move) -> Awaiting | None:
    if wish.to is not CaseStatus.AWAITING_USER:
        return None
    return wish.awaiting or Awaiting.CUSTOMER


def _not_a_move(case: Case, wish: Move) -> Refusal | None:
    if wish.to is case.status is CaseStatus.AWAITING_USER and _awaiting(wish) != case.awaiting:
        return None
    if wish.to in TRANSITIONS[case.status]:
        return None
    allowed = ", ".join(status.name for status in TRANSITIONS[case.status])
    same = "already has that status" if wish.to is case.status else f"is {case.status.name}"
    return Refusal(
        code=ErrorCode.INVALID_TRANSITION,
        field="status",
        message=f"A case that {same} cannot move to {wish.to.name}.",
        hint=f"From {case.status.name} it can move to: {allowed}.",
    )


def _awaiting_misplaced(wish: Move) -> Refusal | None:
    if wish.awaiting is None or wish.to is CaseStatus.AWAITING_USER:
        return None
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="awaiting",
        message="awaiting says whom an AWAITING_USER case waits for.",
        hint="Leave awaiting out, or set the status AWAITING_USER.",
    )


def _evidence_missing(case: Case, wish: Move) -> Refusal | None:
    exempt = case.kind is CaseKind.PRODUCT
    if wish.to not in NEEDS_EVIDENCE or case.evidenced or exempt:
        return None
    return Refusal(
        code=ErrorCode.EVIDENCE_REQUIRED,
        field="status",
        message=f"Nothing on the timeline supports a decision, so {wish.to.name} is refused.",
        hint="Attach evidence, record a fact, read the refund into the case "
        "or wait for a participant's message.",
    )


def _outcome_unfit(wish: Move, standing: Standing) -> Refusal | None:
    if wish.to is not CaseStatus.RESOLVED:
        return _outcome_misplaced(wish)
    outcome = wish.outcome or standing.derived_outcome
    if outcome is None:
        return _bad_outcome(
            "A resolved case needs an outcome.",
            "Say DENIED with a reason, or SOLVED; REFUNDED and GOODWILL follow from the money.",
        )
    if outcome is Outcome.DENIED and not (wish.reason or "").strip():
        return Refusal(
            code=ErrorCode.BAD_USER_INPUT,
            field="reason",
            message="A denial needs a reason.",
            hint="Give the reason the person will be told.",
        )
    if not standing.bears_out(outcome):
        return _bad_outcome(
            f"The case has no settled payment that makes its outcome {outcome.name}.",
            "Issue the refund or credit first, or say DENIED or SOLVED.",
        )
    return None


def _outcome_misplaced(wish: Move) -> Refusal | None:
    if wish.outcome is None:
        return None
    return _bad_outcome(
        "Only a resolved case has an outcome.", "Leave outcome out, or set the status RESOLVED."
    )


def _bad_outcome(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field="outcome", message=message, hint=hint)


def _reopened_too_late(
    case: Case, wish: Move, when: datetime, reopen_within: timedelta
) -> Refusal | None:
    if case.status is not CaseStatus.CLOSED or wish.by_system:
        return None
    if case.closed_at is not None and when - case.closed_at > reopen_within:
        return _no_appeal(f"It was closed more than {reopen_within.days} days ago.")
    if case.appealed:
        return _no_appeal("Its decision was appealed once already.")
    return None


def _no_appeal(why: str) -> Refusal:
    return Refusal(
        code=ErrorCode.INVALID_TRANSITION,
        field="status",
        message=f"This case cannot be reopened. {why}",
        hint="Open a new case and link it to this one.",
    )
