"""The state machine: what it allows, what it refuses, and what it leaves behind."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from attrs import evolve

from core.cases.case import Case
from core.cases.change import Change
from core.cases.kind import CaseKind
from core.cases.opening import Opening, open_case
from core.cases.standing import Standing
from core.cases.status import TRANSITIONS, Awaiting, CaseStatus, Outcome
from core.cases.transitions import Move, move
from core.errors import ErrorCode, Refusal
from core.policies.policies import Policies

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
MONTH = timedelta(days=30)
SETTLED = Standing(card_refunded=True)
ALLOWED = {
    ("NEW", "TRIAGE"),
    ("NEW", "INVESTIGATING"),
    ("NEW", "AWAITING_USER"),
    ("NEW", "CLOSED"),
    ("TRIAGE", "INVESTIGATING"),
    ("TRIAGE", "AWAITING_USER"),
    ("TRIAGE", "DECISION_PENDING"),
    ("TRIAGE", "CLOSED"),
    ("INVESTIGATING", "TRIAGE"),
    ("INVESTIGATING", "AWAITING_USER"),
    ("INVESTIGATING", "DECISION_PENDING"),
    ("AWAITING_USER", "INVESTIGATING"),
    ("AWAITING_USER", "DECISION_PENDING"),
    ("AWAITING_USER", "CLOSED"),
    ("DECISION_PENDING", "INVESTIGATING"),
    ("DECISION_PENDING", "AWAITING_USER"),
    ("DECISION_PENDING", "RESOLVED"),
    ("RESOLVED", "INVESTIGATING"),
    ("RESOLVED", "CLOSED"),
    ("CLOSED", "INVESTIGATING"),
}


def a_case(status: CaseStatus = CaseStatus.NEW, *, kind: CaseKind = CaseKind.BOOKING) -> Case:
    case = open_case(
        Opening(kind=kind, summary="The photographer never came."),
        case_id="sca_1",
        opened_by="usr_tess",
        when=NOON,
        policies=Policies(version=1),
    )
    closed = status is CaseStatus.CLOSED
    return evolve(
        case,
        status=status,
        evidenced=True,
        awaiting=Awaiting.CUSTOMER if status is CaseStatus.AWAITING_USER else None,
        closed_at=NOON if closed else None,
    )


def moved(case: Case, wish: Move, standing: Standing = SETTLED, days: int = 1) -> Change | Refusal:
    when = NOON + timedelta(days=days)
    return move(case, wish, when=when, standing=standing, reopen_within=MONTH)


def case_after(case: Case, wish: Move, standing: Standing = SETTLED, days: int = 1) -> Case:
    change = moved(case, wish, standing, days)
    assert isinstance(change, Change), change
    return change.case


def refused(case: Case, wish: Move, standing: Standing = SETTLED, days: int = 1) -> Refusal:
    refusal = moved(case, wish, standing, days)
    assert isinstance(refusal, Refusal), refusal
    return refusal


@pytest.mark.parametrize(("before", "after"), list(product(CaseStatus, CaseStatus)))
def test_the_machine_allows_exactly_the_moves_of_the_domain(
    before: CaseStatus, after: CaseStatus
) -> None:
    result = moved(a_case(before), Move(to=after))
    if (before.name, after.name) in ALLOWED:
        assert isinstance(result, Change)
        assert result.case.status is after
    else:
        assert isinstance(result, Refusal)
        assert result.code is ErrorCode.INVALID_TRANSITION
        for status in TRANSITIONS[before]:
            assert status.name in result.hint


def test_a_waiting_case_may_change_whom_it_waits_for_but_not_wait_again_for_the_same() -> None:
    waiting = a_case(CaseStatus.AWAITING_USER)
    seller = Move(to=CaseStatus.AWAITING_USER, awaiting=Awaiting.SELLER)
    assert case_after(waiting, seller).awaiting is Awaiting.SELLER
    again = refused(waiting, Move(to=CaseStatus.AWAITING_USER))
    assert again.code is ErrorCode.INVALID_TRANSITION


def test_waiting_is_for_the_customer_unless_said_otherwise_and_ends_with_the_status() -> None:
    waiting = case_after(a_case(), Move(to=CaseStatus.AWAITING_USER))
    assert waiting.awaiting is Awaiting.CUSTOMER
    assert case_after(waiting, Move(to=CaseStatus.INVESTIGATING)).awaiting is None


def test_naming_whom_to_await_needs_the_awaiting_status() -> None:
    refusal = refused(a_case(), Move(to=CaseStatus.TRIAGE, awaiting=Awaiting.SELLER))
    assert (refusal.code, refusal.field) == (ErrorCode.BAD_USER_INPUT, "awaiting")


@pytest.mark.parametrize("to", [CaseStatus.DECISION_PENDING, CaseStatus.RESOLVED])
def test_no_decision_is_made_on_an_empty_timeline(to: CaseStatus) -> None:
    before = CaseStatus.TRIAGE if to is CaseStatus.DECISION_PENDING else CaseStatus.DECISION_PENDING
    bare = evolve(a_case(before), evidenced=False)
    assert refused(bare, Move(to=to)).code is ErrorCode.EVIDENCE_REQUIRED
    assert case_after(evolve(bare, kind=CaseKind.PRODUCT), Move(to=to)).status is to


@pytest.mark.parametrize(
    ("standing", "said", "outcome"),
    [
        (Standing(card_refunded=True), None, Outcome.REFUNDED),
        (Standing(goodwill_credited=True), None, Outcome.GOODWILL),
        (Standing(card_refunded=True, goodwill_credited=True), None, Outcome.REFUNDED),
        (Standing(), Outcome.SOLVED, Outcome.SOLVED),
        (Standing(), Outcome.DENIED, Outcome.DENIED),
        (Standing(card_refunded=True), Outcome.REFUNDED, Outcome.REFUNDED),
    ],
)
def test_the_outcome_follows_from_the_money_or_is_said(
    standing: Standing, said: Outcome | None, outcome: Outcome
) -> None:
    wish = Move(to=CaseStatus.RESOLVED, outcome=said, reason="The booking terms rule it out.")
    assert case_after(a_case(CaseStatus.DECISION_PENDING), wish, standing).outcome is outcome


@pytest.mark.parametrize(
    ("standing", "said", "field"),
    [
        (Standing(), None, "outcome"),
        (Standing(), Outcome.REFUNDED, "outcome"),
        (Standing(), Outcome.GOODWILL, "outcome"),
        (Standing(), Outcome.DENIED, "reason"),
    ],
)
def test_an_outcome_the_money_does_not_bear_out_is_refused(
    standing: Standing, said: Outcome | None, field: str
) -> None:
    wish = Move(to=CaseStatus.RESOLVED, outcome=said)
    refusal = refused(a_case(CaseStatus.DECISION_PENDING), wish, standing)
    assert (refusal.code, refusal.field) == (ErrorCode.BAD_USER_INPUT, field)


def test_only_a_resolved_case_is_given_an_outcome() -> None:
    refusal = refused(a_case(), Move(to=CaseStatus.TRIAGE, outcome=Outcome.SOLVED))
    assert (refusal.code, refusal.field) == (ErrorCode.BAD_USER_INPUT, "outcome")


def test_closing_keeps_the_outcome_and_closing_a_new_case_gives_none() -> None:
    resolved = evolve(a_case(CaseStatus.RESOLVED), outcome=Outcome.REFUNDED)
    closed = case_after(resolved, Move(to=CaseStatus.CLOSED))
    assert closed.outcome is Outcome.REFUNDED
    assert closed.closed_at == NOON + timedelta(days=1)
    assert case_after(a_case(), Move(to=CaseStatus.CLOSED)).outcome is None


def test_a_case_with_an_unsettled_refund_stays_open_and_the_refund_is_named() -> None:
    refusal = refused(
        a_case(CaseStatus.RESOLVED),
        Move(to=CaseStatus.CLOSED),
        Standing(unsettled_refunds=("srf_9",)),
    )
    assert refusal.code is ErrorCode.INVALID_TRANSITION
    assert "srf_9" in refusal.message


def test_resolving_ends_an_escalation_and_reopening_clears_the_outcome() -> None:
    pending = evolve(a_case(CaseStatus.DECISION_PENDING), escalated=True)
    resolved = case_after(pending, Move(to=CaseStatus.RESOLVED))
    assert not resolved.escalated
    reopened = case_after(resolved, Move(to=CaseStatus.INVESTIGATING))
    assert (reopened.outcome, reopened.escalated) == (None, False)


def test_an_appeal_reopens_a_closed_case_escalated() -> None:
    appealed = case_after(a_case(CaseStatus.CLOSED), Move(to=CaseStatus.INVESTIGATING), days=30)
    assert appealed.escalated
    assert appealed.closed_at is None


def test_an_appeal_after_thirty_days_is_refused_to_people_and_open_to_the_system() -> None:
    closed = a_case(CaseStatus.CLOSED)
    late = refused(closed, Move(to=CaseStatus.INVESTIGATING), days=31)
    assert late.code is ErrorCode.INVALID_TRANSITION
    by_system = Move(to=CaseStatus.INVESTIGATING, by_system=True)
    assert case_after(closed, by_system, days=400).status is CaseStatus.INVESTIGATING


def test_a_decision_is_appealed_once_and_a_new_decision_may_be_appealed_again() -> None:
    appealed = case_after(a_case(CaseStatus.CLOSED), Move(to=CaseStatus.INVESTIGATING))
    undecided = case_after(
        case_after(appealed, Move(to=CaseStatus.AWAITING_USER)), Move(to=CaseStatus.CLOSED)
    )
    assert refused(undecided, Move(to=CaseStatus.INVESTIGATING)).code is (
        ErrorCode.INVALID_TRANSITION
    )
    decided = case_after(
        case_after(appealed, Move(to=CaseStatus.DECISION_PENDING)), Move(to=CaseStatus.RESOLVED)
    )
    closed = case_after(decided, Move(to=CaseStatus.CLOSED))
    assert case_after(closed, Move(to=CaseStatus.INVESTIGATING)).appealed
