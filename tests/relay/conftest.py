"""A relay over every store, on a bus in memory, with a clock that tests move."""

import pytest

from adapters.memory.event_publisher import MemoryEventPublisher
from adapters.system.ulid_ids import UlidIds
from core.use_cases.relay_outbox import RelayOutbox
from ports.unit_of_work import Store
from tests.contracts.conftest import aurora, backend, event_loop_of_views, store
from tests.system.fixed_clock import FixedClock

__all__ = ["aurora", "backend", "event_loop_of_views", "store"]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def bus() -> MemoryEventPublisher:
    return MemoryEventPublisher()


@pytest.fixture
def relay(store: Store, clock: FixedClock, bus: MemoryEventPublisher) -> RelayOutbox:
    return RelayOutbox(store=store, clock=clock, publisher=bus, ids=UlidIds(clock))
