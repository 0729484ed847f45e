"""An office of its own for each test, with an order."""

import pytest

from tests.contracts.conftest import aurora, backend, event_loop_of_views
from tests.use_cases.office import Office

__all__ = ["aurora", "backend", "event_loop_of_views"]


@pytest.fixture
def office() -> Office:
    office = Office()
    office.order()
    return office
