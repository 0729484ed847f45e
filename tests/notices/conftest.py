"""The stores of the contract suites, for notices and sweeps on each of them."""

import pytest

from tests.contracts.backends import Backend
from tests.contracts.conftest import aurora, backend, event_loop_of_views
from tests.use_cases.office import Office

__all__ = ["aurora", "backend", "event_loop_of_views"]


@pytest.fixture
def office(backend: Backend) -> Office:
    """An office on each store in turn, with the example order."""
    office = Office(store=backend.store)
    office.order()
    return office
