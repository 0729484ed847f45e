"""The demo's orders, each decided by hand from kernels.md before it was decided by the kernels."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from core.kernels.deciding import decide_order
from core.kernels.decision import OrderDecision
from core.kernels.deposit_action import DepositMove
from core.kernels.facts import NO_FACTS, DepositClaim, Facts
from core.parts import NOTHING
from entrypoints.demo.order_file import demo_orders
from tests.builders.orders import EXAMPLE
from tests.demo.by_hand import BY_HAND, CASE_OPENED

ORDERS = {order.order_id: order for order in demo_orders()}
A_MOMENT = timedelta(microseconds=1)


def decided(
    order_id: str, *, opened: datetime = CASE_OPENED, facts: Facts = NO_FACTS
) -> OrderDecision:
    reason = BY_HAND[order_id].reason
    return decide_order(ORDERS[order_id], case_created_at=opened, reason=reason, facts=facts)


def test_every_demo_order_is_worked_out_by_hand() -> None:
    assert list(BY_HAND) == list(ORDERS)


@pytest.mark.parametrize("order_id", BY_HAND)
def test_the_kernels_give_back_on_each_leg_what_was_worked_out_by_hand(order_id: str) -> None:
    assert tuple(leg.eligible for leg in decided(order_id).legs) == BY_HAND[order_id].legs


@pytest.mark.parametrize("order_id", BY_HAND)
def test_what_is_open_to_a_refund_was_worked_out_by_hand(order_id: str) -> None:
    assert decided(order_id).open_cents == BY_HAND[order_id].open_cents


@pytest.mark.parametrize("order_id", BY_HAND)
def test_deposits_go_where_they_were_worked_out_to_go(order_id: str) -> None:
    deposits = [leg.deposit for leg in decided(order_id).legs]
    moves = [(it.action, it.cents) for it in deposits if it.action is not DepositMove.NONE]
    expected = BY_HAND[order_id].deposit
    assert moves == ([] if expected is None else [expected])


@pytest.mark.parametrize("order_id", BY_HAND)
def test_the_goodwill_that_policy_suggests_was_worked_out_by_hand(order_id: str) -> None:
    suggested = sum(leg.suggested_goodwill_cents for leg in decided(order_id).legs)
    assert suggested == BY_HAND[order_id].goodwill


def test_a_milestone_comes_back_from_the_instant_it_is_due() -> None:
    due = datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert decided("ord_1029", opened=due).legs[0].eligible.subtotal_cents == 40000
    assert decided("ord_1029", opened=due - A_MOMENT).legs[0].eligible == NOTHING


def test_a_request_comes_back_from_the_instant_it_is_due() -> None:
    due = datetime(2026, 11, 10, 12, tzinfo=UTC)
    assert decided("ord_1036", opened=due).open_cents == 9526
    assert decided("ord_1036", opened=due - A_MOMENT).open_cents == 0


def test_a_charged_deposit_comes_back_from_the_end_of_the_claim_window() -> None:
    end = datetime(2026, 11, 21, 17, tzinfo=UTC)
    assert decided("ord_1025", opened=end).legs[0].deposit.action is DepositMove.REFUND
    assert decided("ord_1025", opened=end - A_MOMENT).legs[0].deposit.action is DepositMove.NONE


def test_a_claim_on_a_deposit_keeps_it_where_it_is() -> None:
    for claim in (DepositClaim.OPEN, DepositClaim.CAPTURED):
        (leg,) = decided("ord_1028", facts=Facts(deposit_claim=claim)).legs
        assert leg.deposit.action is DepositMove.NONE


def test_a_stolen_card_s_tip_comes_back_once_staff_validated_the_fraud() -> None:
    decision = decided("ord_1038", facts=Facts(fraud_validated=True))
    assert decision.open_cents == 20000 + 1000 + 83
    assert decision.legs[0].band == "fraud_validated"


def test_the_first_order_is_the_specification_s_example_word_for_word() -> None:
    assert ORDERS["ord_1001"].received == json.loads(EXAMPLE)


def test_every_other_order_tells_what_it_shows() -> None:
    others = list(ORDERS.values())[1:]
    assert all(len(order.received["about"].split()) > 10 for order in others)


def test_an_automatic_refund_of_the_small_order_stays_well_below_the_threshold() -> None:
    assert decided("ord_1002").open_cents < 25000


def test_no_two_orders_share_an_id_a_charge_an_intent_or_a_transfer() -> None:
    payments = [order.payment for order in ORDERS.values()]
    legs = [leg for order in ORDERS.values() for leg in order.legs]
    ids = Counter(
        [
            *(order.order_id for order in demo_orders()),
            *(payment.charge for payment in payments if payment.charge),
            *(payment.payment_intent for payment in payments if payment.payment_intent),
            *(leg.transfer for leg in legs if leg.transfer),
            *(leg.deposit.payment_intent for leg in legs if leg.deposit),
        ]
    )
    assert ids.most_common(1)[0][1] == 1
