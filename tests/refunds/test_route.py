"""When a refund goes straight through, and when a second person must look."""

import pytest
from attrs import evolve

from core.policies.policies import Policies
from core.refunds.refund import WaitsFor
from core.refunds.route import RouteQuestion, route

POLICIES = Policies(version=1)
SMALL = RouteQuestion(
    amount_cents=10_000,
    open_cents=10_000,
    refunded_before_cents=0,
    currency="USD",
    paused=False,
)


@pytest.mark.parametrize(
    ("question", "waits_for"),
    [
        (SMALL, None),
        (evolve(SMALL, amount_cents=10_001), WaitsFor.APPROVAL),
        (evolve(SMALL, amount_cents=50_000, open_cents=50_000), None),
        (evolve(SMALL, amount_cents=50_001, open_cents=60_000), WaitsFor.APPROVAL),
        (evolve(SMALL, refunded_before_cents=40_000), None),
        (evolve(SMALL, refunded_before_cents=40_001), WaitsFor.APPROVAL),
        (evolve(SMALL, currency="EUR"), WaitsFor.APPROVAL),
        (evolve(SMALL, paused=True), WaitsFor.RESUME),
        (evolve(SMALL, paused=True, amount_cents=10_001), WaitsFor.APPROVAL),
    ],
)
def test_the_route_follows_policy_threshold_currency_and_pause(
    question: RouteQuestion, waits_for: WaitsFor | None
) -> None:
    way = route(question, POLICIES)
    assert way.waits_for is waits_for
    assert way.why
