"""A leg that another provider takes over, or that is gone, with what was refunded of it."""

from collections.abc import Mapping
from typing import Any

import pytest

from adapters.fake_stripe.refund_plans import PENDING_THEN_FAILED
from core.refunds.refund import RefundStatus
from core.use_cases.reject_refund import RejectRefund
from tests.builders.orders import order_json
from tests.contracts.backends import Backend
from tests.notices.hearing import deliver, notices_of
from tests.use_cases.office import FAY, Office

SECOND = "usr_p2"


@pytest.fixture
def office(backend: Backend) -> Office:
    office = Office(store=backend.store)
    office.order()
    return office


def taken_over(office: Office, *, version: int = 4, provider_id: str = SECOND) -> None:
    """The only leg of the order has another provider now."""
    leg: dict[str, Any] = order_json()["legs"][0] | {"provider_id": provider_id}
    office.order(version=version, legs=[leg])


def refunded(office: Office) -> Mapping[str, int]:
    """Cents of service that refunds took, by provider."""
    with office.store.unit_of_work() as uow:
        return {
            payable.provider_id: payable.refunded_cents
            for payable in uow.payables.of_order("ord_1001")
        }


def test_what_was_refunded_of_a_leg_goes_to_its_new_provider(office: Office) -> None:
    office.refund(office.case(), 10_000)
    taken_over(office)
    assert refunded(office) == {"usr_p1": 0, SECOND: 10_000}
    taken_over(office, version=5, provider_id="usr_p1")
    assert refunded(office) == {"usr_p1": 10_000, SECOND: 0}


def test_a_refund_made_elsewhere_goes_with_its_leg_too(office: Office) -> None:
    office.stripe.dashboard.refund("ch_1", 700)
    deliver(office, notices_of(office))
    taken_over(office)
    assert refunded(office) == {"usr_p1": 0, SECOND: 700}


def test_a_refund_that_fails_after_its_leg_was_taken_over_frees_the_new_provider(
    office: Office,
) -> None:
    office.stripe.dashboard.plan_refunds(PENDING_THEN_FAILED)
    refund_id = office.refund(office.case(), 10_000)
    taken_over(office)
    (made,) = office.stripe.engine.snapshot()["account"]["refunds"]
    office.stripe.dashboard.settle(made)
    deliver(office, notices_of(office))
    assert office.stored_refund(refund_id).status is RefundStatus.FAILED
    assert refunded(office) == {"usr_p1": 0, SECOND: 0}


def test_a_proposal_can_be_rejected_after_its_leg_was_taken_over(office: Office) -> None:
    refund_id = office.refund(office.case(), 110_000)
    taken_over(office)
    office.does(RejectRefund(refund_id=refund_id), FAY)
    assert refunded(office) == {"usr_p1": 0, SECOND: 0}


def test_what_was_refunded_of_a_leg_that_is_gone_weighs_on_nobody(office: Office) -> None:
    second = order_json()["legs"][0] | {"leg_id": "leg_2"}
    both = order_json()["payment"] | {"captured_cents": 238_150}
    legs = [order_json()["legs"][0], second]
    office.order(version=4, legs=legs, payment=both)
    refund_id = office.refund(office.case(), 10_000, leg_id="leg_2")
    office.order(version=5)
    assert refunded(office) == {"usr_p1": 0}
    office.order(version=6, legs=legs, payment=both)
    assert refunded(office) == {"usr_p1": 10_000}
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
