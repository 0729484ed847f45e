"""What becomes free again is held by the rules that still need it (domain.md, *Payout hold*)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.cases.status import CaseStatus
from core.holds.hold import PayoutHold
from core.holds.rule import HoldRule
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.expire_payout_hold import ExpirePayoutHold
from core.use_cases.expire_refund import ExpireRefund
from core.use_cases.reject_refund import RejectRefund
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.set_case_status import SetCaseStatus
from core.use_cases.steps.holding import release_holds_of
from core.use_cases.steps.taking_over import take_over
from ports.lost_race import LostRace
from tests.builders.orders import order_json
from tests.chargebacks.bank import Bank
from tests.contracts.backends import Backend
from tests.holds.test_by_rule import working
from tests.use_cases.office import FAY, FINN, ITSELF, TESS, Office

ALL = 108_250


@pytest.fixture
def bank(backend: Backend) -> Bank:
    return Bank(office=Office(store=backend.store))


def held_by(bank: Bank, case_id: str, cents: int) -> str:
    return bank.office.does(
        ApplyPayoutHold(
            case_id=case_id,
            order_id="ord_1001",
            provider_id="usr_p1",
            amount_cents=cents,
            reason="looked into",
        ),
        FAY,
    )


def closes(bank: Bank, case_id: str) -> None:
    bank.office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)


def releases(bank: Bank, hold_id: str) -> None:
    bank.office.does(ReleasePayoutHold(hold_id=hold_id, reason="cleared"), FAY)


def lets_go_while(bank: Bank, case_id: str, meanwhile: Callable[[], object]) -> None:
    with working(bank.office, case_id) as (work, case):
        release_holds_of(work, case, HoldRule.URGENT_CASE, why="settled")
        take_over(work)
        meanwhile()


def applied(bank: Bank, case_id: str) -> list[tuple[HoldRule | None, int]]:
    with bank.office.store.unit_of_work() as uow:
        holds = uow.payout_holds.of_case(case_id)
    return [(hold.rule, hold.amount_cents) for hold in holds if hold.is_applied]


def test_a_dispute_holds_what_another_case_held_when_it_came(bank: Bank) -> None:
    urgent = bank.office.case(priority=1)
    bank.office.clock.advance(timedelta(seconds=1))
    bank.office.case()
    disputed = bank.case_of(bank.disputes()).case_id
    assert (applied(bank, urgent), applied(bank, disputed)) == (
        [(HoldRule.URGENT_CASE, ALL)],
        [],
    )

    closes(bank, urgent)

    assert (applied(bank, urgent), applied(bank, disputed)) == ([], [(HoldRule.CHARGEBACK, ALL)])
    assert bank.held_cents() == ALL
    assert bank.office.timeline(disputed)[-1].actor_kind == "system"


def test_a_dispute_holds_more_in_place_of_too_little_up_to_what_is_disputed(bank: Bank) -> None:
    other = bank.office.case()
    hold_id = held_by(bank, other, 100_000)
    bank.office.clock.advance(timedelta(seconds=1))
    bank.office.case()
    disputed = bank.case_of(bank.disputes(amount_cents=20_000)).case_id
    assert applied(bank, disputed) == [(HoldRule.CHARGEBACK, 8_250)]

    releases(bank, hold_id)

    assert applied(bank, disputed) == [(HoldRule.CHARGEBACK, 20_000)]
    assert bank.held_cents() == 20_000


def test_a_dispute_holds_what_a_person_held_on_its_own_case_until_that_ran_out(bank: Bank) -> None:
    case_id = bank.office.case()
    hold_id = held_by(bank, case_id, ALL)
    bank.office.clock.advance(timedelta(days=60))
    bank.disputes()
    bank.office.clock.advance(timedelta(days=30))

    bank.office.does(ExpirePayoutHold(hold_id=hold_id), ITSELF)

    assert (HoldRule.CHARGEBACK, ALL) in applied(bank, case_id)


def test_what_is_lost_holds_what_others_let_go_of_until_its_case_closes(bank: Bank) -> None:
    urgent = bank.office.case(priority=1)
    bank.office.clock.advance(timedelta(seconds=1))
    bank.office.case()
    ref = bank.disputes()
    bank.decides(ref, won=False)

    closes(bank, urgent)

    assert applied(bank, bank.case_of(ref).case_id) == [(HoldRule.CHARGEBACK, ALL)]


def test_an_inquiry_holds_nothing_that_another_case_lets_go_of(bank: Bank) -> None:
    urgent = bank.office.case(priority=1)
    bank.office.clock.advance(timedelta(seconds=1))
    bank.office.case()
    bank.disputes(inquiry=True)

    closes(bank, urgent)

    assert bank.held_cents() == 0


def test_what_was_won_holds_nothing_that_another_case_lets_go_of(bank: Bank) -> None:
    urgent = bank.office.case(priority=1)
    bank.office.clock.advance(timedelta(seconds=1))
    bank.office.case()
    bank.decides(bank.disputes(), won=True)

    closes(bank, urgent)

    assert bank.held_cents() == 0


def test_a_dispute_that_is_won_holds_no_other_provider_instead(bank: Bank) -> None:
    order = order_json()
    (leg,) = order["legs"]
    payment = {**order["payment"], "captured_cents": 238_150}
    second = {**leg, "leg_id": "leg_2", "provider_id": "usr_p2"}
    bank.office.order(version=4, payment=payment, legs=[leg, second])
    ref = bank.disputes(amount_cents=20_000)
    assert applied(bank, bank.case_of(ref).case_id) == [(HoldRule.CHARGEBACK, 20_000)]

    bank.decides(ref, won=True)

    assert applied(bank, bank.case_of(ref).case_id) == []


def test_a_dispute_holds_what_a_proposal_had_taken_that_is_rejected(bank: Bank) -> None:
    case_id = bank.office.case()
    refund_id = bank.office.refund(case_id, ALL)
    bank.disputes()
    assert bank.held_cents() == 0

    bank.office.does(RejectRefund(refund_id=refund_id), FINN)

    assert applied(bank, case_id) == [(HoldRule.CHARGEBACK, ALL)]


def test_an_urgent_case_holds_what_a_proposal_had_taken_that_expires(bank: Bank) -> None:
    case_id = bank.office.case(priority=1)
    refund_id = bank.office.refund(case_id, ALL)
    releases(bank, _only(bank, case_id).hold_id)
    bank.office.case(priority=1)
    bank.office.clock.advance(timedelta(days=7))

    bank.office.does(ExpireRefund(refund_id=refund_id), ITSELF)

    assert bank.held_cents() == ALL
    assert applied(bank, case_id) == []


def test_what_finance_releases_of_a_dispute_is_not_held_again_for_it(bank: Bank) -> None:
    other = bank.office.case()
    held_elsewhere = held_by(bank, other, 8_250)
    bank.office.clock.advance(timedelta(seconds=1))
    bank.office.case()
    disputed = bank.case_of(bank.disputes()).case_id
    releases(bank, _only(bank, disputed).hold_id)
    assert bank.held_cents() == 8_250

    releases(bank, held_elsewhere)

    assert bank.held_cents() == 0


def test_of_two_urgent_cases_the_second_holds_what_the_first_lets_go_of(bank: Bank) -> None:
    first, second = bank.office.case(priority=1), bank.office.case(priority=1)
    assert (applied(bank, first), applied(bank, second)) == ([(HoldRule.URGENT_CASE, ALL)], [])

    closes(bank, first)
    assert applied(bank, second) == [(HoldRule.URGENT_CASE, ALL)]

    releases(bank, _only(bank, second).hold_id)
    assert bank.held_cents() == 0


def test_what_finance_releases_on_an_urgent_case_is_not_held_for_that_case(bank: Bank) -> None:
    urgent = bank.office.case(priority=1)

    releases(bank, _only(bank, urgent).hold_id)

    assert bank.held_cents() == 0


def test_a_dispute_heard_of_while_another_case_lets_go_makes_it_look_again(bank: Bank) -> None:
    urgent = bank.office.case(priority=1)
    bank.office.clock.advance(timedelta(seconds=1))
    bank.office.case()
    with pytest.raises(LostRace):
        lets_go_while(bank, urgent, bank.disputes)
    closes(bank, urgent)

    assert bank.held_cents() == ALL


def _only(bank: Bank, case_id: str) -> PayoutHold:
    with bank.office.store.unit_of_work() as uow:
        (hold,) = (hold for hold in uow.payout_holds.of_case(case_id) if hold.is_applied)
    return hold
