"""Runs each test of this folder over every adapter of the payment processor port."""

from collections.abc import Iterator

import pytest

from tests.contracts.payment_processor.harness import HARNESSES, ProcessorHarness
from tests.contracts.payment_processor.one_server import OneServer, one_server


@pytest.fixture(scope="session")
def server() -> Iterator[OneServer]:
    with one_server() as running:
        yield running


@pytest.fixture(params=sorted(HARNESSES))
def harness(request: pytest.FixtureRequest) -> Iterator[ProcessorHarness]:
    with HARNESSES[request.param](lambda: request.getfixturevalue("server")) as made:
        yield made
