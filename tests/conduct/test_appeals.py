"""Deciding on violations, and one appeal each (domain.md, *DMCA*, the ladder)."""

from datetime import timedelta

import pytest

from core.cases.fact import FactName
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus, Outcome
from core.errors import ErrorCode
from core.use_cases.appeal_violation import AppealViolation
from core.use_cases.decide_violation import DecideViolation
from core.use_cases.record_case_fact import RecordCaseFact
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.review_appeal import ReviewAppeal
from core.use_cases.set_case_status import SetCaseStatus
from tests.dmca.desk import Desk
from tests.use_cases.office import AGENT, PARTY, TESS, request_of

BAD = request_of("usr_bad", PARTY)
THEO = request_of("usr_theo", AGENT)
BAD_AS_STAFF = request_of("usr_bad", AGENT)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def case_id(desk: Desk) -> str:
    case_id = desk.case(None, kind=CaseKind.POLICY, subtype="harassment", subject_user="usr_bad")
    fact = RecordCaseFact(case_id=case_id, fact=FactName.QUALITY_VALIDATED, note="Read.")
    desk.does(fact, TESS)
    return case_id


def decided(desk: Desk, case_id: str) -> str:
    return desk.does(DecideViolation(case_id=case_id, reason="Threats."), TESS)


def moved(desk: Desk, case_id: str, *path: CaseStatus) -> None:
    for status in path:
        outcome = Outcome.SOLVED if status is CaseStatus.RESOLVED else None
        desk.does(SetCaseStatus(case_id=case_id, status=status, outcome=outcome), TESS)


CLOSING = (
    CaseStatus.INVESTIGATING,
    CaseStatus.DECISION_PENDING,
    CaseStatus.RESOLVED,
    CaseStatus.CLOSED,
)


def test_the_platform_hears_of_every_step(desk: Desk, case_id: str) -> None:
    violation = decided(desk, case_id)
    desk.does(AppealViolation(violation_id=violation, reason="A quotation."), BAD)
    desk.does(ReviewAppeal(violation_id=violation, overturned=True, reason="It was."), THEO)
    assert [topic for topic in desk.announced(case_id) if topic.startswith("policy.")] == [
        "policy.sanction",
        "policy.appeal",
        "policy.sanction_lifted",
    ]
    assert [kind for kind in desk.told(case_id) if kind.startswith("violation")] == [
        "violation_decided",
        "violation_appealed",
        "violation_reviewed",
    ]


def test_nobody_reviews_an_appeal_about_themselves(desk: Desk, case_id: str) -> None:
    violation = decided(desk, case_id)
    desk.does(AppealViolation(violation_id=violation, reason="A quotation."), BAD)
    review = ReviewAppeal(violation_id=violation, overturned=True, reason="Mine.")
    for reviewer in (TESS, BAD_AS_STAFF):
        assert desk.refuses(review, reviewer) == (
            ErrorCode.SELF_APPROVAL_FORBIDDEN,
            "violationId",
        )


def test_a_case_is_not_closed_while_an_appeal_waits(desk: Desk, case_id: str) -> None:
    violation = decided(desk, case_id)
    desk.does(AppealViolation(violation_id=violation, reason="A quotation."), BAD)
    closing = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    moved(desk, case_id, CaseStatus.AWAITING_USER)
    assert desk.refuses(closing, TESS) == (ErrorCode.INVALID_TRANSITION, "status")


@pytest.mark.parametrize(
    ("after", "accepted"),
    [(timedelta(days=30), True), (timedelta(days=30, seconds=1), False)],
    ids=["in time", "too late"],
)
def test_the_appeal_of_a_closed_case_is_its_one_reopening(
    desk: Desk, case_id: str, after: timedelta, accepted: bool
) -> None:
    violation = decided(desk, case_id)
    moved(desk, case_id, *CLOSING)
    closed_at = desk.stored_case(case_id).closed_at
    assert closed_at is not None
    desk.is_at(closed_at + after)
    appeal = AppealViolation(violation_id=violation, reason="A quotation.")
    if not accepted:
        assert desk.refuses(appeal, BAD) == (ErrorCode.INVALID_TRANSITION, "status")
        return
    desk.does(appeal, BAD)
    case = desk.stored_case(case_id)
    assert (case.status, case.appealed, case.escalated) == (CaseStatus.INVESTIGATING, True, True)


def test_a_case_that_was_reopened_already_is_not_reopened_by_an_appeal(
    desk: Desk, case_id: str
) -> None:
    violation = decided(desk, case_id)
    moved(desk, case_id, *CLOSING, CaseStatus.INVESTIGATING, CaseStatus.AWAITING_USER)
    moved(desk, case_id, CaseStatus.CLOSED)
    appeal = AppealViolation(violation_id=violation, reason="A quotation.")
    assert desk.refuses(appeal, BAD) == (ErrorCode.INVALID_TRANSITION, "status")


def test_a_restricted_case_lets_staff_appeal_for_the_person(desk: Desk, case_id: str) -> None:
    violation = decided(desk, case_id)
    desk.does(RestrictCase(case_id=case_id, restricted=True), TESS)
    appeal = AppealViolation(violation_id=violation, reason="A quotation.")
    assert desk.refuses(appeal, BAD) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    desk.does(appeal, TESS)


def test_only_a_person_whom_the_case_names_is_sanctioned(desk: Desk, case_id: str) -> None:
    stranger = DecideViolation(case_id=case_id, reason="Threats.", user_id="usr_stranger")
    assert desk.refuses(stranger, TESS) == (ErrorCode.BAD_USER_INPUT, "userId")
    nobody = desk.case(None, kind=CaseKind.POLICY)
    fact = RecordCaseFact(case_id=nobody, fact=FactName.QUALITY_VALIDATED, note="Read.")
    desk.does(fact, TESS)
    unnamed = DecideViolation(case_id=nobody, reason="Threats.")
    assert desk.refuses(unnamed, TESS) == (ErrorCode.BAD_USER_INPUT, "userId")
