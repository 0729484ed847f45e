"""Identifiers: prefixed, sortable by time, never the same twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ulid import ULID

from adapters.system.ulid_ids import UlidIds
from ports.id_generator import Prefix
from tests.builders.instants import NOON
from tests.system.fixed_clock import FixedClock


@pytest.mark.parametrize("prefix", Prefix)
def test_an_id_is_its_prefix_and_a_ulid_of_the_clocks_time(prefix: Prefix) -> None:
    made = UlidIds(FixedClock()).new(prefix)

    assert made.startswith(prefix)
    assert ULID.from_str(made.removeprefix(prefix)).datetime == NOON


@given(st.lists(st.integers(-5_000_000, 5_000_000), min_size=1, max_size=50))
def test_each_id_is_above_the_last_whatever_the_clock_does(moves: list[int]) -> None:
    clock = FixedClock()
    ids = UlidIds(clock)
    made = []
    for microseconds in moves:
        clock.move(timedelta(microseconds=microseconds))
        made.append(ids.new(Prefix.EVENT))

    assert all(one < next_one for one, next_one in pairwise(made))


def test_a_clock_that_goes_on_carries_the_ids_with_it() -> None:
    clock = FixedClock()
    ids = UlidIds(clock)
    for by in (timedelta(), timedelta(hours=-1), timedelta(hours=3)):
        clock.move(by)
        last = ids.new(Prefix.CASE)

    assert ULID.from_str(last.removeprefix(Prefix.CASE)).datetime == NOON + timedelta(hours=2)


def test_ids_made_in_many_threads_are_all_different_and_in_order_within_each() -> None:
    ids = UlidIds(FixedClock())

    def make(_: int) -> list[str]:
        return [ids.new(Prefix.AUDIT) for _ in range(250)]

    with ThreadPoolExecutor(8) as pool:
        batches = list(pool.map(make, range(8)))

    assert len({made for batch in batches for made in batch}) == 2_000
    assert all(batch == sorted(batch) for batch in batches)


def test_two_generators_at_the_same_time_make_different_ids() -> None:
    one, other = UlidIds(FixedClock()), UlidIds(FixedClock())

    assert one.new(Prefix.CASE) != other.new(Prefix.CASE)
