"""Commands wait in a queue that ends somewhere."""

from concurrent.futures import Future
from threading import Event

import pytest

from entrypoints.graphql.limits.bounded_pool import BoundedPool
from entrypoints.graphql.limits.busy import Busy

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
