"""Threads for commands, and a queue before them that ends somewhere."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import Any, ParamSpec, TypeVar

from entrypoints.graphql.limits.busy import Busy

Given = ParamSpec("Given")
Told = TypeVar("Told")


class BoundedPool(Executor):
    """At most `threads` at work and `queue` waiting; one more is refused with Busy, at once."""

    def __init__(self, name: str, *, threads: int, queue: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._places = BoundedSemaphore(threads + queue)

    def submit(
        self, work: Callable[Given, Told], /, *given: Given.args, **named: Given.kwargs
    ) -> Future[Told]:
        """Raises Busy. Work that is cancelled while it waits gives its place back."""
        if not self._places.acquire(blocking=False):
            raise Busy
        future = self._pool.submit(work, *given, **named)
        future.add_done_callback(self._give_back)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of Executor
        self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def _give_back(self, _done: Future[Any]) -> None:
        self._places.release()
