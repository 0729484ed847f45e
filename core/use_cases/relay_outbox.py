"""Relay what was announced to the event bus (reliability.md 18)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve, frozen

from core.announcements.redelivery import MOST_ATTEMPTS, pause_after
from core.use_cases.handling.deliveries import keep, take
from ports.clock import Clock
from ports.event_publisher import EventPublisher, Failed, Published, UnusablePublisher
from ports.id_generator import IdGenerator
from ports.outbox import Delivery
from ports.unit_of_work import Store

MOST_AT_ONCE: Final = 100
CLAIM_LASTS: Final = timedelta(minutes=5)
"""Longer than any publisher takes for MOST_AT_ONCE messages. After it, the messages of a relay
that died are sent again."""


@frozen
class Relayed:
    """The deliveries of one round as they stand after it."""

    deliveries: tuple[Delivery, ...]

    @property
    def delivered(self) -> tuple[Delivery, ...]:
        return tuple(one for one in self.deliveries if one.delivered_at is not None)

    @property
    def parked(self) -> tuple[Delivery, ...]:
        return tuple(one for one in self.deliveries if one.parked_at is not None)

    @property
    def failed(self) -> tuple[Delivery, ...]:
        """Those that will be sent again."""
        return tuple(one for one in self.deliveries if one.waits)


@frozen(kw_only=True)
class RelayOutbox:
    """Sends each message at least once, those of a case in their order.

    Any number of relays may work on one store: each takes what no other has.
    """

    store: Store
    clock: Clock
    publisher: EventPublisher
    ids: IdGenerator

    def round(self, *, limit: int = MOST_AT_ONCE) -> Relayed:
        """Send the next message of up to `limit` cases; nothing at all is the end of the work.

        The attempts are stored before anything is sent, and what became of them afterwards; no
        transaction is open in between. Raises UnusablePublisher, with the attempts taken back.
        """
        begun = self._begin(min(limit, MOST_AT_ONCE))
        worn_out = tuple(one for one in begun if one.attempts > MOST_ATTEMPTS)
        to_send = tuple(one for one in begun if one.attempts <= MOST_ATTEMPTS)
        results = self._publish(to_send) if to_send else ()
        now = self.clock.now()
        ended = [_ended(*sent, now) for sent in zip(to_send, results, strict=True)]
        return Relayed(
            keep(self.store, [*ended, *(_worn_out(one, now) for one in worn_out)], self.ids)
        )

    def _begin(self, limit: int) -> tuple[Delivery, ...]:
        now = self.clock.now()
        return take(
            self.store,
            now=now,
            limit=limit,
            begin=lambda waiting: evolve(
                waiting, attempts=waiting.attempts + 1, retry_at=now + CLAIM_LASTS
            ),
        )

    def _publish(self, to_send: Sequence[Delivery]) -> tuple[Published | Failed, ...]:
        try:
            return self.publisher.publish([one.message for one in to_send])
        except UnusablePublisher:
            keep(
                self.store,
                [evolve(one, attempts=one.attempts - 1, retry_at=None) for one in to_send],
                self.ids,
            )
            raise


def _ended(sent: Delivery, result: Published | Failed, now: datetime) -> Delivery:
    if isinstance(result, Published):
        return evolve(sent, delivered_at=now, retry_at=None, last_failure=None)
    pause = pause_after(sent.attempts)
    failed = evolve(sent, last_failure=result.why)
    return _parked(failed, now) if pause is None else evolve(failed, retry_at=now + pause)


def _worn_out(begun: Delivery, now: datetime) -> Delivery:
    """Every attempt was begun, and this one is not made: whoever makes it may end with it."""
    attempts = begun.attempts - 1
    why = f"the relay ended before it knew what became of attempt {attempts}"
    return _parked(evolve(begun, attempts=attempts, last_failure=why), now)


def _parked(delivery: Delivery, now: datetime) -> Delivery:
    """Until a person unparks it; the messages behind it go on."""
    return evolve(delivery, parked_at=now, retry_at=None)
