"""What becomes of a deposit, before the start, within the claim window and after it."""

from datetime import timedelta
from typing import Any

import pytest

from core.kernels.deposit_action import DepositAction, DepositMove
from core.kernels.facts import DepositClaim, Facts
from tests.kernels.cases import STARTS, decided
from tests.orders.worked_example import Json, cancelled, leg_json

ENDS = STARTS + timedelta(hours=4)
MICROSECOND = timedelta(microseconds=1)
HOLD, CHARGE, FEE = "authorization_hold", "charge_refundable", "nonrefundable_fee"
NOTHING = DepositAction(DepositMove.NONE, 0)
RELEASED = DepositAction(DepositMove.RELEASE, 30000)
REFUNDED = DepositAction(DepositMove.REFUND, 30000)
FORFEITED = DepositAction(DepositMove.FORFEIT, 30000)


def secured(deposit: str, kind: str = "studio", **changes: Any) -> Json:
    terms = {
        "kind": deposit,
        "amount_cents": 30000,
        "payment_intent": "pi_dep",
        "claim_window_hours": 72,
    }
    return leg_json(kind, deposit=terms, **changes)


@pytest.mark.parametrize("kind", ["studio", "talent", "tip"])
@pytest.mark.parametrize(
    ("deposit", "action"), [(HOLD, RELEASED), (CHARGE, REFUNDED), (FEE, FORFEITED)]
)
def test_a_deposit_moves_by_its_kind_before_the_start(
    kind: str, deposit: str, action: DepositAction
) -> None:
    assert decided(secured(deposit, kind)).deposit == action


@pytest.mark.parametrize(
    ("when", "moves"),
    [
        (STARTS - MICROSECOND, True),
        (STARTS, False),
        (ENDS, False),
        (ENDS + timedelta(hours=72) - MICROSECOND, False),
        (ENDS + timedelta(hours=72), True),
    ],
)
@pytest.mark.parametrize(("deposit", "action"), [(HOLD, RELEASED), (CHARGE, REFUNDED)])
def test_from_the_start_on_it_waits_for_the_claim_window(
    when: object, moves: bool, deposit: str, action: DepositAction
) -> None:
    leg = secured(deposit, cancellation=cancelled("buyer", str(when)))
    leg["cancellation"]["at"] = str(when).replace(" ", "T")
    assert decided(leg).deposit == (action if moves else NOTHING)


def test_a_fee_is_forfeited_whatever_the_window() -> None:
    assert decided(secured(FEE), when=STARTS).deposit == FORFEITED


@pytest.mark.parametrize(
    ("deposit", "action"), [(HOLD, RELEASED), (CHARGE, REFUNDED), (FEE, REFUNDED)]
)
def test_the_common_rules_free_even_a_nonrefundable_fee(
    deposit: str, action: DepositAction
) -> None:
    by_provider = cancelled("provider", "2026-12-05T17:00:00Z")
    assert decided(secured(deposit), cancellation=by_provider).deposit == action
    assert decided(secured(deposit), facts=Facts(fraud_validated=True)).deposit == action


@pytest.mark.parametrize("deposit", [HOLD, CHARGE, FEE])
def test_the_claim_window_holds_under_the_common_rules_too(deposit: str) -> None:
    leg = secured(deposit, no_show="provider")
    assert decided(leg, when=ENDS).deposit == NOTHING
    assert decided(leg, when=ENDS + timedelta(hours=72)).deposit != NOTHING


@pytest.mark.parametrize("claim", [DepositClaim.OPEN, DepositClaim.CAPTURED])
@pytest.mark.parametrize("deposit", [HOLD, CHARGE, FEE])
def test_a_claim_stops_every_move(claim: DepositClaim, deposit: str) -> None:
    for fraud in (False, True):
        facts = Facts(deposit_claim=claim, fraud_validated=fraud)
        assert decided(secured(deposit), facts=facts).deposit == NOTHING


def test_a_leg_without_times_never_starts() -> None:
    leg = secured(HOLD, "tip", starts_at=None, ends_at=None)
    assert decided(leg, when=ENDS).deposit == RELEASED


def test_a_leg_without_deposit_moves_nothing_and_says_nothing() -> None:
    decision = decided(leg_json("studio"))
    assert decision.deposit == NOTHING
    assert not any("deposit" in step for step in decision.trace)
