"""Brings events to one URL, one at a time, in a thread of its own."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread
from time import monotonic

from attrs import define, field

from entrypoints.fake_stripe.webhooks.delivery import Delivery, DeliveryState
from entrypoints.fake_stripe.webhooks.patience import Patience
from entrypoints.fake_stripe.webhooks.posting import post
from entrypoints.fake_stripe.webhooks.signature import signature_header
from entrypoints.fake_stripe.webhooks.target import WebhookTarget

SECONDS_TO_FINISH = 2

Due = tuple[float, int, Delivery]


@define(eq=False, kw_only=True)
class Courier:
    """First tries are in the order of events; one that failed waits without holding others up.

    `now` gives seconds since the epoch, which each try is signed at.
    """

    target: WebhookTarget
    patience: Patience
    now: Callable[[], int]
    _waiting: list[Due] = field(factory=list, init=False)
    _numbers: "count[int]" = field(factory=count, init=False)
    _changed: Condition = field(factory=Condition, init=False)
    _stopping: bool = field(default=False, init=False)
    _thread: Thread = field(init=False)

    @_thread.default
    def _one_of_its_own(self) -> Thread:
        return Thread(target=self._work, name=f"webhooks to {self.target.url}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Give a try that has begun a moment to end; what still waits is left untold."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join(SECONDS_TO_FINISH)

    def take(self, delivery: Delivery, *, wait: float = 0) -> None:
        """Deliver it in `wait` seconds, or as soon as those before it are done."""
        with self._changed:
            heappush(self._waiting, (monotonic() + wait, next(self._numbers), delivery))
            self._changed.notify()

    def forget(self) -> None:
        """Leave what waits untold."""
        with self._changed:
            self._waiting.clear()

    def _work(self) -> None:
        while (delivery := self._next()) is not None:
            self._try(delivery)

    def _next(self) -> Delivery | None:
        """The next one as soon as it is due; None when there is to be none."""
        with self._changed:
            while not self._stopping:
                wait = self._waiting[0][0] - monotonic() if self._waiting else None
                if wait is not None and wait <= 0:
                    return heappop(self._waiting)[2]
                self._changed.wait(wait)
        return None

    def _try(self, delivery: Delivery) -> None:
        problem = post(
            self.target,
            delivery.payload,
            signature=signature_header(
                delivery.payload, secret=self.target.secret, timestamp=self.now()
            ),
            timeout=self.patience.timeout,
        )
        delivery.tried(problem, most=self.patience.tries)
        if delivery.state is DeliveryState.WAITING:
            self.take(delivery, wait=self.patience.wait_after(delivery.tries))
