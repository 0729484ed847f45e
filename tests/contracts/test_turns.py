"""Who lost races waits for a turn at everything that was lost, and so loses no more."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting
from contextlib import suppress
from itertools import pairwise

import pytest

from ports.lost_race import LostRace, StaleRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.contracts.committing import commit

A_WHILE = 0.2
LONG = 30


@pytest.fixture
def somebody() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def lost(*things: tuple[str, str]) -> LostRace:
    """What a command knows that lost each of these in turn."""
    races = [StaleRow(kind=kind, key=key) for kind, key in things]
    for earlier, race in pairwise(races):
        race.since(earlier)
    return races[-1]


CASE, CHARGE, PAYABLE = ("case", "sca_1"), ("charge", "ch_1"), ("payable", "ord_1001 usr_p1")


def has_its_turn(store: Store, after: LostRace) -> bool:
    with store.unit_of_work(after=after) as uow:
        return uow.cases.get("sca_1") is not None


def is_waiting(turn: "Future[bool]") -> bool:
    with suppress(StillWaiting):
        turn.result(timeout=A_WHILE)
    return not turn.done()


@pytest.mark.parametrize("wanted", [CASE, CHARGE, PAYABLE], ids=lambda thing: thing[0])
def test_a_turn_is_had_at_all_that_was_lost(
    store: Store, somebody: ThreadPoolExecutor, wanted: tuple[str, str]
) -> None:
    commit(store, a_case("sca_1"))
    with store.unit_of_work(after=lost(PAYABLE, CASE, CHARGE)) as uow:
        uow.cases.get("sca_1")
        turn = somebody.submit(has_its_turn, store, lost(wanted))
        assert is_waiting(turn)
    assert turn.result(timeout=LONG)


def test_two_who_lost_the_same_in_another_order_wait_for_each_other_and_no_longer(
    store: Store, somebody: ThreadPoolExecutor
) -> None:
    commit(store, a_case("sca_1"))
    one, other = lost(CHARGE, PAYABLE, CASE), lost(CASE, PAYABLE, CHARGE)
    turns = [
        somebody.submit(has_its_turn, store, after) for _ in range(50) for after in (one, other)
    ]
    assert all(turn.result(timeout=LONG) for turn in turns)


def test_who_lost_something_else_need_not_wait(store: Store, somebody: ThreadPoolExecutor) -> None:
    commit(store, a_case("sca_1"))
    with store.unit_of_work(after=lost(PAYABLE, CHARGE)) as uow:
        uow.cases.get("sca_1")
        turn = somebody.submit(has_its_turn, store, lost(("charge", "ch_2")))
        assert turn.result(timeout=LONG)
