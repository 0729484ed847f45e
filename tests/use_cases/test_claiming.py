"""Claiming the next case: each agent gets one of their own (docs/adr/0027)."""

from datetime import timedelta

import pytest

from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import ErrorCode
from core.use_cases.claim_next_case import ClaimNextCase
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.set_case_status import SetCaseStatus
from core.views.case_queue import CaseQueue
from tests.contracts.backends import Backend
from tests.use_cases.office import AGENT, TESS, Office, keyed, request_of
from tests.use_cases.test_money_at_once import at_once

THEO = request_of("usr_theo", AGENT)


@pytest.fixture
def office(backend: Backend) -> Office:
    return Office(store=backend.store)


def test_eight_who_claim_at_once_get_eight_cases_the_most_urgent_and_oldest(
    office: Office,
) -> None:
    cases = [office.case(None, priority=1 + number % 3) for number in range(12)]
    agents = [request_of(f"usr_agent{number}", AGENT) for number in range(8)]

    told = at_once(lambda number: office.desk.handle(ClaimNextCase(), agents[number]))

    first = sorted(cases, key=lambda case_id: office.stored_case(case_id).priority)[:8]
    assert sorted(told) == sorted(first)
    owners = {case_id: office.stored_case(case_id).owner_admin for case_id in told}
    assert owners == {told[number]: f"usr_agent{number}" for number in range(8)}
    for case_id in told:
        assert office.told(case_id)[-1] == "assigned"
        assert office.audited(f"case:{case_id}")[-1] == ("case.claim", None)


def test_when_there_are_fewer_than_claim_the_others_are_told_that_there_is_none(
    office: Office,
) -> None:
    cases = [office.case(None) for _ in range(3)]
    told = at_once(lambda _: office.desk.handle(ClaimNextCase(), TESS))
    assert sorted(filter(None, told)) == sorted(cases)
    assert told.count(None) == 5


def test_only_undecided_cases_that_the_agent_may_open_are_claimed(office: Office) -> None:
    closed, restricted = office.case(None), office.case(None)
    office.does(SetCaseStatus(case_id=closed, status=CaseStatus.CLOSED), TESS)
    office.does(RestrictCase(case_id=restricted, restricted=True), TESS)
    dmca = office.case(None, kind=CaseKind.DMCA)
    booking = office.case(None)

    assert office.does(ClaimNextCase(kind=CaseKind.BOOKING), THEO) == booking
    assert office.does(ClaimNextCase(), THEO) == dmca
    assert office.does(ClaimNextCase(), THEO) is None
    assert office.does(ClaimNextCase(queue=CaseQueue.RESTRICTED), TESS) == restricted


def test_a_queue_narrows_what_is_claimed(office: Office) -> None:
    office.case(None)
    high = office.case(None, priority=2)
    low = office.case(None, priority=5)
    assert office.does(ClaimNextCase(queue=CaseQueue.LOW), THEO) == low
    assert office.does(ClaimNextCase(queue=CaseQueue.DUE_SOON), THEO) == high
    assert office.does(ClaimNextCase(queue=CaseQueue.BREACHED), THEO) is None
    office.clock.advance(timedelta(hours=4))
    mine = ClaimNextCase(queue=CaseQueue.MINE)
    assert office.desk.handle(mine, THEO).code is ErrorCode.BAD_USER_INPUT  # type: ignore[union-attr]


def test_a_claim_that_is_repeated_under_its_key_is_the_same_claim(office: Office) -> None:
    first, second = office.case(None), office.case(None)
    once = keyed(THEO, "key-1")
    assert office.does(ClaimNextCase(), once) == first
    assert office.does(ClaimNextCase(), once) == first
    assert office.stored_case(second).owner_admin is None
