"""Follows the event log and gives each new event to the courier of every URL."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Lock, Thread

from attrs import define, field

from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.processor import FakeStripe
from entrypoints.fake_stripe.webhooks.courier import Courier
from entrypoints.fake_stripe.webhooks.delivery import Delivery
from entrypoints.fake_stripe.webhooks.patience import Patience
from entrypoints.fake_stripe.webhooks.target import WebhookTarget

SECONDS_BETWEEN_LOOKS = 0.05


@define(eq=False)
class PostOffice:
    """Events that are in the log when it opens count as told. No API call ever waits for it."""

    stripe: FakeStripe
    couriers: Sequence[Courier]
    deliveries: list[Delivery] = field(factory=list, init=False)
    _told: int = field(init=False)
    _lock: Lock = field(factory=Lock, init=False)
    _closing: Event = field(factory=Event, init=False)

    def __attrs_post_init__(self) -> None:
        self._told = len(self.stripe.dashboard.events_beyond(0))

    @classmethod
    def of(
        cls,
        stripe: FakeStripe,
        targets: Sequence[WebhookTarget] = (),
        *,
        patience: Patience | None = None,
    ) -> "PostOffice":
        """Messages are signed at the time of the account's own clock."""

        def now() -> int:
            return int(stripe.engine.clock().timestamp())

        trying = patience or Patience()
        return cls(stripe, [Courier(target=target, patience=trying, now=now) for target in targets])

    @contextmanager
    def open(self) -> Iterator[None]:
        """Deliver until the block ends."""
        if not self.couriers:
            yield
            return
        follower = Thread(target=self._follow, name="webhooks", daemon=True)
        for courier in self.couriers:
            courier.start()
        follower.start()
        try:
            yield
        finally:
            self._closing.set()
            follower.join()
            for courier in self.couriers:
                courier.stop()

    def send(self, event: StripeObject) -> list[Delivery]:
        """To every URL, also if it was sent before."""
        payload = json.dumps(event, indent=2).encode()
        sent = []
        for courier in self.couriers:
            delivery = Delivery(
                event=event["id"], type=event["type"], url=courier.target.url, payload=payload
            )
            self.deliveries.append(delivery)
            courier.take(delivery)
            sent.append(delivery)
        return sent

    def start_over(self, change: Callable[[], None]) -> None:
        """Change the account as a whole; whatever is in its log afterwards counts as told."""
        with self._lock:
            change()
            self._told = len(self.stripe.dashboard.events_beyond(0))
            self.deliveries.clear()
            for courier in self.couriers:
                courier.forget()

    def _follow(self) -> None:
        while not self._closing.wait(SECONDS_BETWEEN_LOOKS):
            self._look()

    def _look(self) -> None:
        with self._lock:
            fresh = self.stripe.dashboard.events_beyond(self._told)
            self._told += len(fresh)
            for event in fresh:
                self.send(event)
