"""The table of kernels.md, *Worked examples*, to the cent."""

from datetime import timedelta
from typing import Any

import pytest

from tests.kernels.cases import STARTS, decided, split_of
from tests.orders.worked_example import Json, leg_json

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
REBOOKED = {"at": "2026-12-05T17:00:00Z", "subtotal_cents": 80000}
USED_90_OF_240 = {"booked_minutes": 240, "used_minutes": 90}
BUFFER_30 = {
    "hourly_cents": 20000,
    "booked_hours": "4.0",
    "min_hours": "2.0",
    "cleaning_fee_cents": 5000,
    "cleaning_waived": False,
    "buffer_before_min": 30,
    "buffer_after_min": 30,
}
SMALL: Json = {
    "subtotal_cents": 33333,
    "service_tax_cents": 2750,
    "platform_fee_cents": 3333,
    "platform_fee_tax_cents": 275,
}
HALF_DONE = [
    {
        "milestone_id": "m1",
        "amount_cents": 40000,
        "due_at": "2026-12-01T00:00:00Z",
        "delivered_at": "2026-11-25T00:00:00Z",
        "approved_at": "2026-11-26T00:00:00Z",
    },
    {"milestone_id": "m2", "amount_cents": 60000, "due_at": "2027-01-01T00:00:00Z"},
]

EXAMPLES = [
    (leg_json(), 72 * HOUR, "buyer", 108250, (100000, 8250, 0, 0)),
    (leg_json(), 72 * HOUR - SECOND, "buyer", 64950, (50000, 4125, 10000, 825)),
    (leg_json(), 24 * HOUR, "buyer", 64950, (50000, 4125, 10000, 825)),
    (leg_json(), 24 * HOUR - SECOND, "buyer", 0, (0, 0, 0, 0)),
    (leg_json(rebooking=REBOOKED), 2 * HOUR, "buyer", 86600, (80000, 6600, 0, 0)),
    (leg_json(), HOUR, "provider", 119075, (100000, 8250, 10000, 825)),
    (
        leg_json("studio", studio=BUFFER_30),
        72.5 * HOUR,
        "buyer",
        119075,
        (100000, 8250, 10000, 825),
    ),
    (leg_json("studio", studio=BUFFER_30), 72 * HOUR, "buyer", 54125, (50000, 4125, 0, 0)),
    (leg_json(**SMALL), 48 * HOUR, "buyer", 21650, (16667, 1375, 3333, 275)),
    (leg_json("deliverable", milestones=HALF_DONE), HOUR, "buyer", 71445, (60000, 4950, 6000, 495)),
    (
        leg_json("deliverable", milestones=HALF_DONE),
        HOUR,
        "provider",
        71445,
        (60000, 4950, 6000, 495),
    ),
]


@pytest.mark.parametrize(("leg", "before", "by", "eligible", "split"), EXAMPLES)
def test_a_worked_example_comes_out_to_the_cent(
    leg: Json, before: timedelta, by: str, eligible: int, split: tuple[int, ...]
) -> None:
    cancellation: dict[str, Any] = {"by": by, "at": (STARTS - before).isoformat()}
    decision = decided(leg, when=STARTS, cancellation=cancellation)
    assert split_of(decision.eligible) == split
    assert decision.eligible.total_cents == eligible


def test_the_worked_partial_completion_comes_out_to_the_cent() -> None:
    decision = decided(leg_json(usage=USED_90_OF_240), when=STARTS, reason="partial_completion")
    assert split_of(decision.eligible) == (62500, 5156, 6250, 516)
    assert decision.eligible.total_cents == 74422
