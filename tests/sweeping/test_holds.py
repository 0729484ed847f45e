"""Holds that end with time, and those that rules apply late (domain.md, *Payout hold*)."""

from datetime import timedelta

import pytest

from core.errors import ErrorCode, Refusal
from core.holds.hold import HoldStatus, PayoutHold
from core.holds.rule import HoldRule
from core.timeline.event import ActorKind
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.expire_payout_hold import ExpirePayoutHold
from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.set_case_priority import SetCasePriority
from tests.builders.orders import order_json
from tests.contracts.backends import Backend
from tests.sweeping.going_round import after, swept
from tests.use_cases.office import FAY, ITSELF, NOON, TESS, Office
from tests.use_cases.test_money_at_once import a_hold, at_once

HELD = 60_000  # of 108 250 payable, so that a second one fits only after the first ended


def holds(office: Office, case_id: str) -> tuple[PayoutHold, ...]:
    with office.store.unit_of_work() as uow:
        return uow.payout_holds.of_case(case_id)


def held_cents(office: Office, order_id: str = "ord_1001") -> int:
    with office.store.unit_of_work() as uow:
        return sum(payable.held_cents for payable in uow.payables.of_order(order_id))


def test_a_hold_expires_at_its_instant_and_says_so(office: Office) -> None:
    case_id = office.case()
    hold_id = office.does(a_hold(case_id, 1_000), FAY)
    office.clock.advance(timedelta(days=90) - timedelta(microseconds=1))
    assert swept(office, Concern.HOLDS) == []

    assert after(office, Concern.HOLDS, microseconds=1) == [("expired hold", hold_id)]

    hold = holds(office, case_id)[0]
    assert (hold.status, hold.released_at) == (HoldStatus.EXPIRED, NOON + timedelta(days=90))
    (told,) = (each for each in office.timeline(case_id) if each.type == "hold_expired")
    assert told.actor_kind is ActorKind.SYSTEM
    assert told.payload["hold_id"] == hold_id
    with office.store.unit_of_work() as uow:
        announced = [
            each.payload["status"]
            for each in uow.outbox.of_case(case_id)
            if each.topic == "support.hold.release"
        ]
    assert announced == ["expired"]
    assert office.audited(f"hold:{hold_id}") == [("hold.expire", None)]
    assert swept(office, Concern.HOLDS) == []
    late = ReleasePayoutHold(hold_id=hold_id)
    assert office.refuses(late, FAY) == (ErrorCode.NOT_ACTIVE, "holdId")


@pytest.mark.parametrize("round_", range(3))
def test_releases_expiries_and_a_second_apply_are_as_if_one_after_another(
    backend: Backend, round_: int
) -> None:
    office = Office(store=backend.store)
    office.order()
    case_id = office.case()
    first = office.does(a_hold(case_id, HELD), FAY)
    office.clock.advance(timedelta(days=90))

    def ask(number: int) -> object:
        if number % 3 == 0:
            return office.desk.handle(ExpirePayoutHold(hold_id=first), ITSELF)
        if number % 3 == 1:
            return office.desk.handle(ReleasePayoutHold(hold_id=first), FAY)
        return office.desk.handle(a_hold(case_id, HELD), FAY)

    told = at_once(lambda number: ask(number + round_))

    ended = [answer for answer in told if answer is True]
    assert len(ended) == 1
    assert {each.code for each in told if isinstance(each, Refusal)} <= {
        ErrorCode.NOT_ACTIVE,
        ErrorCode.PAYOUT_HOLD_APPLY_FAILED,
    }
    stored = holds(office, case_id)
    applied = sum(hold.amount_cents for hold in stored if hold.is_applied)
    assert held_cents(office) == applied <= 108_250
    types = office.told(case_id)
    assert types.count("hold_expired") + types.count("hold_released") == 1
    assert types.count("hold_applied") == len(stored)


def paid(office: Office, number: int) -> str:
    """An order of the same provider with a payment of its own."""
    payment = {**order_json()["payment"], "charge": f"ch_s{number}"}
    return office.order(f"ord_s{number}", payment=payment).order_id


def several(office: Office, count: int, **opening: object) -> list[str]:
    """Severe cases, each on an order of its own of the same provider."""
    opened = []
    for number in range(count):
        order_id = paid(office, number)
        opened.append(office.case(order_id, **({"priority": 2} | opening)))
    return opened


def by_rule(office: Office, case_id: str) -> list[HoldRule | None]:
    return [hold.rule for hold in holds(office, case_id)]


def test_the_third_severe_case_of_a_provider_is_held_and_the_sweep_holds_the_others(
    office: Office,
) -> None:
    first, second, third = several(office, 3)
    assert by_rule(office, third) == [HoldRule.SEVERE_CASES]
    assert by_rule(office, first) == by_rule(office, second) == []

    told = after(office, Concern.HOLDS, seconds=1)

    assert told == [("severe case", first), ("severe case", second)]
    assert by_rule(office, first) == by_rule(office, second) == [HoldRule.SEVERE_CASES]
    assert swept(office, Concern.HOLDS) == []


def test_two_severe_cases_or_normal_ones_or_old_ones_are_not_too_many(office: Office) -> None:
    several(office, 2)
    office.clock.advance(timedelta(minutes=1))
    assert by_rule(office, office.case(priority=3)) == []
    office.clock.advance(timedelta(days=31))
    assert by_rule(office, office.case(priority=2)) == []
    assert [kind for kind, _ in after(office, Concern.HOLDS, seconds=1)] == []


def test_an_old_case_that_becomes_severe_does_not_make_them_too_many(office: Office) -> None:
    old = office.case(paid(office, 9))
    office.clock.advance(timedelta(days=31))
    several(office, 2)
    office.does(SetCasePriority(case_id=old, priority=2), TESS)
    assert by_rule(office, old) == []


def test_what_finance_released_is_not_held_again_by_the_sweep(office: Office) -> None:
    *_, third = several(office, 3)
    (hold,) = holds(office, third)
    office.does(ReleasePayoutHold(hold_id=hold.hold_id, reason="known"), FAY)
    after(office, Concern.HOLDS, seconds=1)
    assert [hold.status for hold in holds(office, third)] == [HoldStatus.RELEASED]


def test_three_cases_opened_in_one_moment_are_held_by_the_sweep_at_the_latest(
    backend: Backend,
) -> None:
    office = Office(store=backend.store)
    orders = [paid(office, number) for number in range(8)]

    opened = at_once(lambda number: office.case(orders[number], priority=2))

    swept(office, Concern.HOLDS)
    assert [by_rule(office, case_id) for case_id in opened] == [[HoldRule.SEVERE_CASES]] * 8


def test_holds_by_hand_beyond_what_is_left_are_refused_while_the_rule_holds(
    office: Office,
) -> None:
    case_id = office.case(priority=1)
    more = ApplyPayoutHold(
        case_id=case_id, order_id="ord_1001", provider_id="usr_p1", amount_cents=1, reason="more"
    )
    assert office.refuses(more, FAY) == (ErrorCode.PAYOUT_HOLD_APPLY_FAILED, "amountCents")


def test_a_hold_that_has_time_left_does_not_expire_whoever_asks(office: Office) -> None:
    case_id = office.case()
    hold_id = office.does(a_hold(case_id, 1_000), FAY)
    office.clock.advance(timedelta(days=90) - timedelta(microseconds=1))
    assert office.does(ExpirePayoutHold(hold_id=hold_id), ITSELF) is False
    assert holds(office, case_id)[0].is_applied
