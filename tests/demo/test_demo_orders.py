"""The demo's orders, each decided by hand from kernels.md before it was decided by the kernels."""

import json
from datetime import UTC, datetime

import pytest
from attrs import frozen

from core.kernels.deciding import decide_order
from core.kernels.decision import OrderDecision
from core.kernels.deposit_action import DepositMove
from core.orders.kind import LegKind
from core.orders.snapshot import OrderSnapshot
from core.parts import Parts
from entrypoints.demo.order_file import demo_orders
from tests.builders.orders import EXAMPLE

CASE_OPENED = datetime(2026, 11, 23, 9, tzinfo=UTC)
ORDERS = {order.order_id: order for order in demo_orders()}


@frozen
class ByHand:
    """What each leg gets back (subtotal, tax, fee, fee tax), and what is open to a refund."""

    legs: tuple[Parts, ...]
    open_cents: int
    reason: str = "other"
    deposit: tuple[DepositMove, int] = (DepositMove.NONE, 0)


# The arithmetic, where it is more than a percentage:
# 1005  70000 of 150000 undelivered: tax 12375 x 7/15 = 5775; fee 15000 x 7/15 = 7000;
#       fee tax 1238 x 7/15 = 577.73.
# 1006  48 h: talent 50 % and the fee back; studio, 47 h before its buffer, 50 % of 50000 and
#       4125 (2062.5), fee kept.
# 1007  rebooked at 30000 of 40000: tax 3300 x 3/4 = 2475.
# 1011  150 of 240 minutes unused: x 0.625: tax 1980 = 1237.5, fee tax 198 = 123.75.
# 1012  5 h 10 min is 5.5 h, 2.5 h x 18000 = 45000 of 150000: tax 12375 x 0.3 = 3712.5,
#       fee tax 1238 x 0.3 = 371.4. The claim window is open until 2026-11-25.
# 1014  54125 is owed, but only 39538 were captured on the card.
BY_HAND = {
    "ord_1001": ByHand((Parts(100000, 8250, 0, 0),), 108250),
    "ord_1002": ByHand((Parts(10000, 825, 0, 0),), 10825),
    "ord_1003": ByHand((Parts(45000, 3713, 0, 0),), 48713, deposit=(DepositMove.RELEASE, 30000)),
    "ord_1004": ByHand((Parts(0, 0, 0, 0),), 0, deposit=(DepositMove.REFUND, 25000)),
    "ord_1005": ByHand((Parts(70000, 5775, 7000, 578),), 83353),
    "ord_1006": ByHand((Parts(40000, 3300, 8000, 660), Parts(25000, 2063, 0, 0)), 79023),
    "ord_1007": ByHand((Parts(30000, 2475, 0, 0),), 32475),
    "ord_1008": ByHand((Parts(0, 0, 0, 0),), 0),
    "ord_1009": ByHand((Parts(35000, 2888, 3500, 289),), 41677),
    "ord_1010": ByHand(
        (Parts(80000, 6600, 8000, 660),), 95260, deposit=(DepositMove.REFUND, 15000)
    ),
    "ord_1011": ByHand((Parts(15000, 1238, 1500, 124),), 17862, reason="partial_completion"),
    "ord_1012": ByHand((Parts(45000, 3713, 4500, 371),), 53584, reason="partial_completion"),
    "ord_1013": ByHand((Parts(360000, 29700, 0, 0),), 389700),
    "ord_1014": ByHand((Parts(50000, 4125, 0, 0),), 39538),
    "ord_1015": ByHand((Parts(15000, 2850, 3000, 570),), 21420),
    "ord_1016": ByHand((Parts(90000, 7425, 0, 0),), 97425),
}


def decided(order_id: str) -> OrderDecision:
    return decide_order(
        ORDERS[order_id], case_created_at=CASE_OPENED, reason=BY_HAND[order_id].reason
    )


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
    last = decided(order_id).legs[-1].deposit
    assert (last.action, last.cents) == BY_HAND[order_id].deposit


def test_the_first_order_is_the_specification_s_example_word_for_word() -> None:
    assert ORDERS["ord_1001"].received == json.loads(EXAMPLE)


def test_every_other_order_tells_what_it_shows() -> None:
    others = list(ORDERS.values())[1:]
    assert all(len(order.received["about"].split()) > 10 for order in others)


def test_an_automatic_refund_of_the_small_order_stays_well_below_the_threshold() -> None:
    assert decided("ord_1002").open_cents < 25000


def test_a_provider_at_fault_earns_the_buyer_a_suggested_apology() -> None:
    legs = [*decided("ord_1009").legs, *decided("ord_1010").legs]
    assert [leg.suggested_goodwill_cents for leg in legs] == [2500, 5000]


def test_the_orders_cover_what_a_marketplace_meets() -> None:
    orders: tuple[OrderSnapshot, ...] = tuple(ORDERS.values())
    legs = [leg for order in orders for leg in order.legs]
    assert {leg.kind for leg in legs} >= {LegKind.TALENT, LegKind.STUDIO, LegKind.DELIVERABLE}
    assert any(len({leg.provider_id for leg in order.legs}) > 1 for order in orders)
    assert any(leg.rebooking for leg in legs)
    assert {leg.no_show for leg in legs} >= {"buyer", "provider"}
    assert any(leg.transfer and leg.transferred_cents for leg in legs)
    assert {leg.deposit.kind for leg in legs if leg.deposit} == {
        "authorization_hold",
        "charge_refundable",
        "nonrefundable_fee",
    }
    assert any(order.payment.credit_cents for order in orders)
    assert {order.currency for order in orders} == {"USD", "EUR"}


def test_no_two_orders_share_a_charge_an_intent_or_a_transfer() -> None:
    payments = [order.payment for order in ORDERS.values()]
    legs = [leg for order in ORDERS.values() for leg in order.legs]
    ids = [
        *(payment.charge for payment in payments),
        *(payment.payment_intent for payment in payments),
        *(leg.transfer for leg in legs if leg.transfer),
        *(leg.deposit.payment_intent for leg in legs if leg.deposit),
    ]
    assert len(ids) == len(set(ids))
