"""A server over an account that the test holds, and somebody who calls it."""

from collections.abc import Iterator

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.movable_clock import MovableClock
from tests.fake_stripe_server.calling import Caller
from tests.fake_stripe_server.running import running_fake_stripe


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


@pytest.fixture
def caller(stripe: FakeStripe) -> Iterator[Caller]:
    with running_fake_stripe(stripe) as url:
        yield Caller(url)
