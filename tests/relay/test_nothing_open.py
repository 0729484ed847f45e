"""No transaction is open in the database while messages are being sent."""

from collections.abc import Iterator

import psycopg
import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from tests.aurora.test_processor_calls import BUSY
from tests.builders.outbox_messages import an_outbox_message
from tests.contracts.committing import commit
from tests.postgres.fresh_database import FreshDatabase
from tests.relay.stories import WatchedBus, everything, ids, relay_on
from tests.system.fixed_clock import FixedClock


@pytest.fixture
def store(database: FreshDatabase) -> Iterator[AuroraStore]:
    made = AuroraStore(engine_of(database.application_url))
    yield made
    made.close()


def test_no_transaction_is_open_while_the_bus_is_called(
    store: AuroraStore, database: FreshDatabase, clock: FixedClock
) -> None:
    commit(store, an_outbox_message("sob_1"), an_outbox_message("sob_2"))
    seen: list[list[object]] = []

    def look() -> None:
        with psycopg.connect(database.administrator_url, autocommit=True) as administrator:
            seen.append(list(administrator.execute(BUSY).fetchall()))

    watched = WatchedBus(before=look)
    everything(relay_on(watched, store, clock))
    assert ids(watched.bus.taken) == ["sob_1", "sob_2"]
    assert seen == [[], []]
