"""Injected faults: what is done, what is answered, and how often they strike."""

import pytest

from adapters.fake_stripe.calls import CallLostError
from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, error, get, post


@pytest.mark.parametrize(
    ("kind", "executed"),
    [
        (FaultKind.TIMEOUT_BEFORE, False),
        (FaultKind.CONNECTION_RESET, False),
        (FaultKind.DROP_REPLY, True),
    ],
)
def test_a_lost_call_was_executed_or_not(
    stripe: FakeStripe, kind: FaultKind, *, executed: bool
) -> None:
    stripe.inject(Fault(kind=kind))
    with pytest.raises(CallLostError) as lost:
        post(stripe, "refunds", "k", charge="ch_1", amount=100)
    assert lost.value.executed is executed
    assert charge(stripe)["amount_refunded"] == (100 if executed else 0)
    body(post(stripe, "refunds", "k", charge="ch_1", amount=100))
    assert charge(stripe)["amount_refunded"] == 100


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        (FaultKind.KEY_IN_USE, 409, "idempotency_key_in_use"),
        (FaultKind.RATE_LIMITED, 429, "rate_limit"),
        (FaultKind.UNAVAILABLE, 503, None),
    ],
)
def test_an_error_at_the_door_is_forgotten(
    stripe: FakeStripe, kind: FaultKind, status: int, code: str | None
) -> None:
    stripe.inject(Fault(kind=kind))
    found = error(post(stripe, "refunds", "k", charge="ch_1", amount=100), status)
    assert found.get("code") == code
    assert charge(stripe)["amount_refunded"] == 0
    body(post(stripe, "refunds", "k", charge="ch_1", amount=100))


@pytest.mark.parametrize(
    ("kind", "refunded"),
    [
        (FaultKind.SERVER_ERROR_REPLAYED, 0),
        (FaultKind.SERVER_ERROR_AFTER_WORK_REPLAYED, 100),
    ],
)
def test_a_server_error_is_replayed_whatever_was_done(
    stripe: FakeStripe, kind: FaultKind, refunded: int
) -> None:
    stripe.inject(Fault(kind=kind))
    for _ in range(2):
        error(post(stripe, "refunds", "k", charge="ch_1", amount=100), 500)
    assert charge(stripe)["amount_refunded"] == refunded


def test_a_fault_strikes_its_endpoint_as_often_as_told(stripe: FakeStripe) -> None:
    stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, endpoint="refunds.create", times=2))
    body(get(stripe, "charges/ch_1"))
    statuses = [post(stripe, "refunds", charge="ch_1", amount=1).status for _ in range(3)]
    assert statuses == [503, 503, 200]


def test_faults_strike_in_the_order_they_were_injected(stripe: FakeStripe) -> None:
    for kind in (FaultKind.UNAVAILABLE, FaultKind.RATE_LIMITED):
        stripe.inject(Fault(kind=kind))
    statuses = [get(stripe, "charges/ch_1").status for _ in range(3)]
    assert statuses == [503, 429, 200]


def test_faults_can_be_called_off(stripe: FakeStripe) -> None:
    stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, times=9))
    stripe.engine.clear_faults()
    assert get(stripe, "charges/ch_1").status == 200


def test_something_may_happen_between_arrival_and_execution(stripe: FakeStripe) -> None:
    stripe.inject(Fault(kind=FaultKind.DELAY, hook=lambda: stripe.dashboard.open_dispute("ch_1")))
    found = error(post(stripe, "refunds", "k", charge="ch_1", amount=100))
    assert found["code"] == "charge_disputed"


def test_the_faults_still_to_strike_are_told(stripe: FakeStripe) -> None:
    often = Fault(kind=FaultKind.UNAVAILABLE, times=3)
    stripe.inject(often)
    get(stripe, "charges/ch_1")
    assert stripe.engine.waiting_faults() == [(often, 2)]
