"""Holds that the Support Center applies and releases by itself (domain.md, *Payout hold*)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from core.cases.case import Case
from core.cases.status import CaseStatus
from core.holds.hold import HoldStatus, PayoutHold
from core.holds.rule import HoldRule
from core.timeline.event import ActorKind
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.handling.work import Work
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.set_case_priority import SetCasePriority
from core.use_cases.set_case_status import SetCaseStatus
from core.use_cases.steps.holding import hold_by_rule, release_holds_of
from tests.use_cases.office import FAY, ITSELF, TESS, Office

ALL = 108_250


@pytest.fixture
def office() -> Office:
    office = Office()
    office.order()
    return office


@contextmanager
def working(office: Office, case_id: str) -> Iterator[tuple[Work, Case]]:
    """One attempt of the Support Center itself, flushed at the end."""
    with office.store.unit_of_work() as uow:
        desk = office.desk
        work = Work(
            uow=uow,
            request=ITSELF,
            now=desk.clock.now(),
            ids=desk.ids,
            all_policies=desk.policies,
        )
        case = work.case(case_id)
        assert isinstance(case, Case)
        yield work, case
        work.flush(action="test.hold", resource=f"case:{case_id}")


def by_rule(
    office: Office, case_id: str, rule: HoldRule = HoldRule.CHARGEBACK, **asked: Any
) -> tuple[PayoutHold, ...]:
    with working(office, case_id) as (work, case):
        return hold_by_rule(work, case, rule=rule, **asked)


def holds(office: Office, case_id: str) -> tuple[PayoutHold, ...]:
    with office.store.unit_of_work() as uow:
        return uow.payout_holds.of_case(case_id)


def held_cents(office: Office) -> list[int]:
    with office.store.unit_of_work() as uow:
        return [payable.held_cents for payable in uow.payables.of_order("ord_1001")]


def test_a_rule_holds_all_that_is_payable_and_says_that_it_did(office: Office) -> None:
    case_id = office.case()

    (hold,) = by_rule(office, case_id)

    assert (hold.amount_cents, hold.provider_id, hold.rule) == (
        ALL,
        "usr_p1",
        HoldRule.CHARGEBACK,
    )
    assert hold.reason == "the payment is disputed"
    assert holds(office, case_id) == (hold,)
    assert held_cents(office) == [ALL]
    told = office.timeline(case_id)[-1]
    assert (told.type, told.actor_kind, told.actor_id) == (
        "hold_applied",
        ActorKind.SYSTEM,
        None,
    )
    assert (told.payload["rule"], told.payload["amount_cents"]) == ("chargeback", ALL)
    with office.store.unit_of_work() as uow:
        (*_, announced) = uow.outbox.of_case(case_id)
    assert (announced.topic, announced.payload["rule"]) == ("support.hold.apply", "chargeback")


@pytest.mark.parametrize(("asked", "held"), [(1, 1), (ALL, ALL), (ALL + 1, ALL)])
def test_no_more_is_held_than_is_asked_for_and_payable(
    office: Office, asked: int, held: int
) -> None:
    (hold,) = by_rule(office, office.case(), amount_cents=asked)
    assert hold.amount_cents == held


def test_where_nothing_is_payable_nothing_is_held(office: Office) -> None:
    case_id, other = office.case(), office.case()
    by_rule(office, other)
    assert by_rule(office, case_id) == ()
    assert by_rule(office, office.case(None)) == ()
    assert office.told(case_id) == ["opened"]


def test_a_closed_case_holds_nothing(office: Office) -> None:
    case_id = office.case()
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    assert by_rule(office, case_id) == ()


def test_a_rule_met_twice_holds_once_and_each_rule_takes_what_is_left(office: Office) -> None:
    case_id = office.case()
    by_rule(office, case_id, amount_cents=1_000)
    assert by_rule(office, case_id, amount_cents=1_000) == ()
    (second,) = by_rule(office, case_id, HoldRule.DMCA_CLAIM)
    assert second.amount_cents == ALL - 1_000
    with working(office, case_id) as (work, case):
        assert hold_by_rule(work, case, rule=HoldRule.CHARGEBACK) == ()


def test_within_one_transaction_rules_share_what_is_payable(office: Office) -> None:
    case_id = office.case()
    with working(office, case_id) as (work, case):
        hold_by_rule(work, case, rule=HoldRule.CHARGEBACK, amount_cents=70_000)
        hold_by_rule(work, case, rule=HoldRule.CHARGEBACK, amount_cents=70_000)
        hold_by_rule(work, case, rule=HoldRule.DMCA_CLAIM)
    assert [hold.amount_cents for hold in holds(office, case_id)] == [70_000, 38_250]
    assert held_cents(office) == [ALL]


def test_releasing_what_a_rule_holds_leaves_what_others_hold(office: Office) -> None:
    case_id = office.case()
    by_rule(office, case_id, amount_cents=1_000)
    by_rule(office, case_id, HoldRule.DMCA_CLAIM, amount_cents=2_000)
    by_person = ApplyPayoutHold(
        case_id=case_id,
        order_id="ord_1001",
        provider_id="usr_p1",
        amount_cents=3_000,
        reason="looking into it",
    )
    office.does(by_person, FAY)

    with working(office, case_id) as (work, case):
        assert release_holds_of(work, case, HoldRule.CHARGEBACK, why="chargeback won") == 1

    assert [hold.status for hold in holds(office, case_id)] == [
        HoldStatus.RELEASED,
        HoldStatus.APPLIED,
        HoldStatus.APPLIED,
    ]
    assert held_cents(office) == [5_000]
    told = office.timeline(case_id)[-1]
    assert (told.type, told.actor_kind, told.payload["reason"]) == (
        "hold_released",
        ActorKind.SYSTEM,
        "chargeback won",
    )
    with working(office, case_id) as (work, case):
        assert release_holds_of(work, case, HoldRule.CHARGEBACK, why="chargeback won") == 0


def test_a_case_opened_as_urgent_holds_the_payout(office: Office) -> None:
    case_id = office.case(priority=1)
    (hold,) = holds(office, case_id)
    assert (hold.rule, hold.amount_cents, hold.applied_by) == (HoldRule.URGENT_CASE, ALL, "system")
    assert office.told(case_id) == ["opened", "hold_applied"]


def test_raising_a_case_to_urgent_holds_and_no_other_change_does(office: Office) -> None:
    case_id = office.case()
    office.does(SetCasePriority(case_id=case_id, priority=2), TESS)
    assert holds(office, case_id) == ()
    office.does(SetCasePriority(case_id=case_id, priority=1), TESS)
    assert [hold.rule for hold in holds(office, case_id)] == [HoldRule.URGENT_CASE]


def test_a_breach_that_makes_a_case_urgent_holds_beside_a_refund_of_the_same_command(
    office: Office,
) -> None:
    case_id = office.case(priority=2)
    office.clock.advance(timedelta(hours=5))

    office.refund(case_id, 10_000)

    assert office.stored_case(case_id).priority == 1
    (hold,) = holds(office, case_id)
    assert hold.rule is HoldRule.URGENT_CASE
    with office.store.unit_of_work() as uow:
        (payable,) = uow.payables.of_order("ord_1001")
    assert (payable.held_cents, payable.free_cents) == (hold.amount_cents, 0)
    assert payable.refunded_cents > 0


def test_what_finance_released_is_held_again_only_when_the_case_becomes_urgent_again(
    office: Office,
) -> None:
    case_id = office.case(priority=1)
    (hold,) = holds(office, case_id)
    office.does(ReleasePayoutHold(hold_id=hold.hold_id, reason="paid by hand"), FAY)
    office.clock.advance(timedelta(hours=30))
    office.does(SetCasePriority(case_id=case_id, priority=3), TESS)
    assert held_cents(office) == [0]
    office.does(SetCasePriority(case_id=case_id, priority=1), TESS)
    assert held_cents(office) == [ALL]


def test_closing_an_urgent_case_releases_and_reopening_it_holds_again(office: Office) -> None:
    case_id = office.case(priority=1)
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    assert held_cents(office) == [0]
    office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.INVESTIGATING), TESS)
    assert held_cents(office) == [ALL]
