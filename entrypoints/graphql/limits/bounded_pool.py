"""Threads for commands, and a queue before them that ends somewhere."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from entrypoints.graphql.limits.busy import Busy
from ports.occupancy import Occupancy

Given = ParamSpec("Given")
Told = TypeVar("Told")


class BoundedPool(Executor):
    """At most `threads` at work and `queue` waiting; one more is refused with Busy, at once."""

    def __init__(self, name: str, *, threads: int, queue: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._threads, self._most = threads, threads + queue
        self._accepted, self._lock = 0, Lock()

    def submit(
        self, work: Callable[Given, Told], /, *given: Given.args, **named: Given.kwargs
    ) -> Future[Told]:
        """Raises Busy. Work that is cancelled while it waits gives its place back."""
        with self._lock:
            if self._accepted >= self._most:
                raise Busy
            self._accepted += 1
        try:
            future = self._pool.submit(work, *given, **named)
        except RuntimeError:
            # It was shut down meanwhile: nothing of the work was begun.
            self._give_back(None)
            raise
        future.add_done_callback(self._give_back)
        return future

    @property
    def accepted(self) -> int:
        """What is at work or waits."""
        return self._accepted

    def occupancy(self) -> Occupancy:
        """How many threads are at work, and how much waits for one."""
        accepted = self._accepted
        return Occupancy(
            in_use=min(accepted, self._threads),
            places=self._threads,
            waiting=max(0, accepted - self._threads),
        )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature of Executor
        self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def _give_back(self, _done: Future[Any] | None) -> None:
        with self._lock:
            self._accepted -= 1
