"""The contract of payout exposure in ports/case_views.py (reliability.md 12)."""

from typing import Any

import pytest

from core.holds.ground import HoldGround
from core.holds.hold import HoldStatus
from core.holds.rule import HoldRule
from core.views.payout_exposure_view import HeldView, PayoutExposureView
from tests.builders.cases import a_case
from tests.builders.holds import a_hold
from tests.builders.instants import NOON, minutes_later
from tests.builders.payables import a_payable
from tests.contracts.backends import Backend
from tests.contracts.committing import commit
from tests.contracts.reading import a_read


@pytest.fixture(autouse=True)
def _two_orders_of_one_provider(backend: Backend) -> None:
    commit(
        backend.store,
        a_case("sca_1", restricted=True),
        a_case("sca_2"),
        a_payable(order_id="ord_2", held_cents=3_000),
        a_payable(order_id="ord_1", held_cents=7_000, refunded_cents=104_250),
        a_payable(order_id="ord_3"),
        a_payable("usr_p2", order_id="ord_1", held_cents=10),
        a_hold("sph_1", order_id="ord_1", leg_id="leg_1"),
        a_hold("sph_2", order_id="ord_1", amount_cents=2_000, rule=HoldRule.URGENT_CASE,
               created_at=minutes_later(-1)),
        a_hold("sph_3", order_id="ord_1", status=HoldStatus.RELEASED, released_at=NOON),
        a_hold("sph_4", order_id="ord_2", amount_cents=3_000, case_id="sca_2"),
        a_hold("sph_5", order_id="ord_1", amount_cents=10, provider_id="usr_p2"),
    )  # fmt: skip


def told(backend: Backend, provider_id: str, **asked: object) -> tuple[PayoutExposureView, ...]:
    given: dict[str, Any] = {"order_id": None, "page": 1, "audit": a_read()} | asked
    reading = backend.case_views
    return reading.told(reading.views.payout_exposure(provider_id, **given))


def test_it_is_what_is_held_and_never_more_than_is_payable(backend: Backend) -> None:
    first, second = told(backend, "usr_p1")

    assert (first.order_id, second.order_id) == ("ord_1", "ord_2")
    assert (first.payable_cents, first.held_cents, first.exposure_cents) == (4_000, 7_000, 4_000)
    assert (second.held_cents, second.exposure_cents) == (3_000, 3_000)
    assert first.holds == (
        HeldView(
            leg_id=None,
            amount_cents=2_000,
            reason=HoldGround.URGENT_CASE,
            created_at=minutes_later(-1),
            expected_end=minutes_later(129_600),
        ),
        HeldView(
            leg_id="leg_1",
            amount_cents=5_000,
            reason=HoldGround.UNDER_REVIEW,
            created_at=NOON,
            expected_end=minutes_later(129_600),
        ),
    )


def test_one_order_alone_can_be_asked_for_and_a_page_past_the_end_is_empty(
    backend: Backend,
) -> None:
    assert [each.order_id for each in told(backend, "usr_p1", order_id="ord_2")] == ["ord_2"]
    assert told(backend, "usr_p1", order_id="ord_3") == ()
    assert told(backend, "usr_p1", page=2) == ()
    assert told(backend, "usr_nobody") == ()


def test_the_audit_keeps_which_orders_were_told(backend: Backend) -> None:
    read = a_read("provider:usr_p1")
    told(backend, "usr_p1", audit=read)
    with backend.store.unit_of_work() as uow:
        (kept,) = uow.audit_trail.of_resource(read.resource)
    assert kept.details["order_ids"] == ["ord_1", "ord_2"]
