"""A sender over every store, into memory, with a clock that tests move."""

from datetime import timedelta

import pytest

from adapters.memory.notifications import MemoryNotifications
from adapters.system.ulid_ids import UlidIds
from core.notifications.quiet_hours import QuietHours
from core.notifications.terms import NotificationTerms
from core.policies.policies import Policies
from core.use_cases.send_notifications import SendNotifications
from ports.unit_of_work import Store
from tests.contracts.conftest import aurora, backend, event_loop_of_views, store
from tests.notifications.one_policy import OnePolicy
from tests.system.fixed_clock import FixedClock

__all__ = ["aurora", "backend", "event_loop_of_views", "store"]

# NOON is 13:00 in Berlin.
QUIET_FROM_TWO = QuietHours(
    zone="Europe/Berlin", begins=timedelta(hours=14), ends=timedelta(hours=15)
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def people() -> MemoryNotifications:
    return MemoryNotifications()


@pytest.fixture
def sender(store: Store, clock: FixedClock, people: MemoryNotifications) -> SendNotifications:
    terms = NotificationTerms(quiet_hours=QUIET_FROM_TWO)
    return SendNotifications(
        store=store,
        clock=clock,
        policies=OnePolicy(Policies(version=1, notifications=terms)),
        notifications=people,
        ids=UlidIds(clock),
    )
