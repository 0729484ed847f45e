"""An account with a charge, a transfer and a deposit, on a clock that stands still."""

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.movable_clock import MovableClock


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def stripe(clock: MovableClock) -> FakeStripe:
    made = FakeStripe.at(clock)
    made.register_charge("ch_1", 10_000, "USD", "pi_1")
    made.register_transfer("tr_1", 8_000, "USD", charge="ch_1")
    made.register_deposit("pi_dep", 30_000, "USD")
    return made
