"""A deadline that passes is found, though nobody touches the case (domain.md, *SLA clocks*)."""

from datetime import timedelta

import pytest

from core.cases.status import CaseStatus
from core.holds.rule import HoldRule
from core.timeline.event import ActorKind
from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.record_breaches import RecordBreaches
from core.use_cases.set_case_priority import SetCasePriority
from core.use_cases.set_case_status import SetCaseStatus
from tests.contracts.backends import Backend
from tests.sweeping.going_round import after, swept
from tests.use_cases.office import ITSELF, TESS, Office
from tests.use_cases.test_money_at_once import at_once

BREACH = "missed deadline"


def test_a_breach_is_told_escalates_and_makes_more_urgent_at_its_instant(office: Office) -> None:
    case_id = office.case()
    office.clock.advance(timedelta(hours=8) - timedelta(microseconds=1))
    assert swept(office, Concern.SLA) == []

    assert after(office, Concern.SLA, microseconds=1) == [(BREACH, case_id)]

    case = office.stored_case(case_id)
    assert (case.priority, case.escalated, case.status) == (2, True, CaseStatus.NEW)
    told = office.timeline(case_id)[-1]
    assert (told.type, told.actor_kind) == ("sla_breach", ActorKind.SYSTEM)
    assert told.payload == {"clock": "first_response", "priority_from": 3, "priority_to": 2}
    with office.store.unit_of_work() as uow:
        announced = uow.outbox.of_case(case_id)[-1]
    assert (announced.topic, announced.payload["clock"]) == ("sla.breach", "first_response")
    assert office.audited(f"case:{case_id}")[-1] == ("sla.breach", None)
    assert swept(office, Concern.SLA) == []


def test_each_clock_breaches_once_and_what_was_urgent_stays_so(office: Office) -> None:
    case_id = office.case(priority=1)
    assert after(office, Concern.SLA, days=3) == [(BREACH, case_id)]
    assert office.told(case_id).count("sla_breach") == 2
    assert office.stored_case(case_id).priority == 1
    assert after(office, Concern.SLA, days=30) == []


def test_a_case_that_waits_for_somebody_is_not_late_with_its_resolution(office: Office) -> None:
    case_id = office.case()
    awaiting = SetCaseStatus(case_id=case_id, status=CaseStatus.AWAITING_USER)
    office.does(awaiting, TESS)
    after(office, Concern.SLA, days=9)
    breaches = [each for each in office.timeline(case_id) if each.type == "sla_breach"]
    assert [breach.payload["clock"] for breach in breaches] == ["first_response"]


def test_a_breach_that_makes_a_case_urgent_holds_the_payout(office: Office) -> None:
    case_id = office.case(priority=2)
    after(office, Concern.SLA, hours=4)
    with office.store.unit_of_work() as uow:
        (hold,) = uow.payout_holds.of_case(case_id)
    assert hold.rule is HoldRule.URGENT_CASE
    assert office.told(case_id) == ["opened", "sla_breach", "hold_applied"]


def test_a_person_who_lowers_the_priority_too_late_has_the_last_word(office: Office) -> None:
    case_id = office.case()
    office.clock.advance(timedelta(hours=9))
    office.does(SetCasePriority(case_id=case_id, priority=4), TESS)
    case = office.stored_case(case_id)
    assert (case.priority, case.clocks.priority) == (4, 4)
    assert [event.payload for event in office.timeline(case_id)[1:]] == [
        {"clock": "first_response", "priority_from": 3, "priority_to": 2},
        {"from": 2, "to": 4, "automatic": False},
    ]


def test_eight_sweeps_at_once_escalate_once(backend: Backend) -> None:
    office = Office(store=backend.store)
    office.order()
    case_id = office.case(priority=2)
    office.clock.advance(timedelta(hours=4))
    record = RecordBreaches(case_id=case_id)

    told = at_once(lambda _: office.desk.handle(record, ITSELF))

    assert told == [True] * 8
    assert office.told(case_id) == ["opened", "sla_breach", "hold_applied"]
    assert office.stored_case(case_id).priority == 1


@pytest.mark.parametrize("many", [250])
def test_however_many_are_due_all_are_found_and_time_may_end_it_between_two(
    office: Office, many: int
) -> None:
    cases = {office.case(None) for _ in range(many)}
    office.clock.advance(timedelta(hours=8))
    left = iter([True] * 120)

    first = swept(office, Concern.SLA, may_go_on=lambda: next(left, False))
    second = swept(office, Concern.SLA)

    assert (len(first), len(second)) == (120, many - 120)
    assert {item.item_id for item in (*first, *second)} == cases
