"""Commands wait in a queue that ends somewhere."""

import asyncio
from concurrent.futures import Future
from threading import Event

import pytest

from entrypoints.graphql.limits.bounded_pool import BoundedPool
from entrypoints.graphql.limits.busy import Busy
from entrypoints.graphql.limits.command_pools import CommandPools
from ports.occupancy import Occupancy

SECONDS = 10


def test_one_more_than_has_a_place_is_refused_at_once_and_not_begun() -> None:
    pool, may_end, begun = BoundedPool("test", threads=1, queue=2), Event(), list[int]()

    def work(number: int) -> int:
        begun.append(number)
        may_end.wait(SECONDS)
        return number

    accepted = [pool.submit(work, number) for number in range(3)]
    with pytest.raises(Busy):
        pool.submit(work, 3)
    may_end.set()
    assert [future.result(SECONDS) for future in accepted] == [0, 1, 2]
    pool.shutdown()
    assert begun == [0, 1, 2]


def test_a_place_is_free_again_after_work_that_ended_failed_or_was_called_off() -> None:
    pool, may_end = BoundedPool("test", threads=1, queue=1), Event()

    def fail() -> None:
        raise LookupError

    for _ in range(5):
        future: Future[None] = pool.submit(fail)
        assert isinstance(future.exception(SECONDS), LookupError)
        assert pool.submit(int).result(SECONDS) == 0
    running = pool.submit(may_end.wait, SECONDS)
    for _ in range(5):
        assert pool.submit(int).cancel()
    may_end.set()
    assert running.result(SECONDS)
    pool.shutdown()


def test_pools_tell_how_full_they_are_and_how_much_was_not_finished_in_time() -> None:
    pools, may_end, begun = CommandPools.of(threads=1, queue=5), Event(), list[int]()

    def work(number: int) -> None:
        begun.append(number)
        may_end.wait(SECONDS)

    futures = [pools.desk.submit(work, number) for number in range(3)]
    assert pools.desk.occupancy() == Occupancy(in_use=1, places=1, waiting=2)
    assert pools.outside.occupancy() == Occupancy(in_use=0, places=1, waiting=0)
    assert asyncio.run(pools.finish(within=0.1)) == 3
    may_end.set()
    assert futures[0].result(SECONDS) is None
    assert [future.cancelled() for future in futures] == [False, True, True]
    assert begun == [0]


def test_what_was_accepted_is_finished_before_the_end() -> None:
    pools, done = CommandPools.of(threads=1, queue=5), list[int]()
    for number in range(3):
        pools.desk.submit(done.append, number)
    assert asyncio.run(pools.finish(within=SECONDS)) == 0
    assert done == [0, 1, 2]
    with pytest.raises(RuntimeError):
        pools.desk.submit(int)
    assert pools.desk.accepted == 0
