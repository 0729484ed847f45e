"""Runs each test of this folder over every adapter of the payment processor port."""

from collections.abc import Iterator

import pytest

from tests.contracts.payment_processor.harness import HARNESSES, ProcessorHarness


@pytest.fixture(params=sorted(HARNESSES))
def harness(request: pytest.FixtureRequest) -> Iterator[ProcessorHarness]:
    with HARNESSES[request.param]() as made:
        yield made
