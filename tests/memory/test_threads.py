"""The store in memory under threads that are switched as often as the interpreter can."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import evolve

from adapters.memory.store import MemoryStore
from ports.lost_race import LostRace
from tests.builders.charges import a_charge

THREADS, RAISES_EACH = 8, 250


@pytest.fixture(autouse=True)
def _switched_all_the_time() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-7)
    yield
    sys.setswitchinterval(usual)


def raise_by_one(store: MemoryStore) -> None:
    """As a command does: read, decide, save, and again when somebody was faster."""
    while True:
        try:
            with store.unit_of_work() as uow:
                charge = uow.charges.get("ch_1")
                assert charge is not None
                uow.charges.save(evolve(charge, reserved_cents=charge.reserved_cents + 1))
                uow.commit()
        except LostRace:
            continue
        return


def test_no_save_is_lost_and_none_counts_twice() -> None:
    store, saves = MemoryStore(), THREADS * RAISES_EACH
    with store.unit_of_work() as uow:
        uow.charges.add(a_charge())
        uow.commit()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(raise_by_one, [store] * saves))

    with store.unit_of_work() as uow:
        assert uow.charges.get("ch_1") == a_charge(reserved_cents=saves, version=saves)
