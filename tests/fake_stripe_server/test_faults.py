"""Faults as a caller over HTTP meets them."""

from http.client import RemoteDisconnected
from time import monotonic

import pytest
from starlette.testclient import TestClient

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from entrypoints.fake_stripe.app import create_fake_stripe_app
from tests.fake_stripe.asking import charge
from tests.fake_stripe_server.calling import AS_SOMEBODY, Caller

FORM = {"charge": "ch_1", "amount": "100"}


@pytest.mark.parametrize(
    ("kind", "refunded"),
    [
        (FaultKind.TIMEOUT_BEFORE, 0),
        (FaultKind.CONNECTION_RESET, 0),
        (FaultKind.DROP_REPLY, 100),
    ],
)
def test_a_lost_call_ends_without_a_byte(
    stripe: FakeStripe, caller: Caller, kind: FaultKind, refunded: int
) -> None:
    stripe.inject(Fault(kind=kind))
    with pytest.raises((RemoteDisconnected, ConnectionResetError)):
        caller.post("/v1/refunds", FORM, idempotency_key="k")
    assert charge(stripe)["amount_refunded"] == refunded
    assert caller.post("/v1/refunds", FORM, idempotency_key="k").status == 200
    assert charge(stripe)["amount_refunded"] == 100


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (FaultKind.KEY_IN_USE, 409),
        (FaultKind.RATE_LIMITED, 429),
        (FaultKind.UNAVAILABLE, 503),
        (FaultKind.SERVER_ERROR_REPLAYED, 500),
        (FaultKind.SERVER_ERROR_AFTER_WORK_REPLAYED, 500),
    ],
)
def test_an_error_is_answered_as_stripe_answers_it(
    stripe: FakeStripe, caller: Caller, kind: FaultKind, status: int
) -> None:
    stripe.inject(Fault(kind=kind))
    answer = caller.post("/v1/refunds", FORM, idempotency_key="k")
    assert answer.status == status
    assert answer.error["message"]


@pytest.mark.parametrize(
    "kind", [FaultKind.DELAY, FaultKind.UNAVAILABLE, FaultKind.SERVER_ERROR_REPLAYED]
)
def test_a_delay_is_a_delay(stripe: FakeStripe, caller: Caller, kind: FaultKind) -> None:
    stripe.inject(Fault(kind=kind, delay_seconds=0.3))
    began = monotonic()
    caller.post("/v1/refunds", FORM)
    assert monotonic() - began >= 0.3


def test_a_server_that_cannot_hang_up_says_so(stripe: FakeStripe) -> None:
    stripe.inject(Fault(kind=FaultKind.DROP_REPLY))
    with TestClient(create_fake_stripe_app(stripe)) as client:
        assert client.get("/v1/charges/ch_1", headers=AS_SOMEBODY).status_code == 502
