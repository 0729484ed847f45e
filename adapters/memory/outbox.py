"""The outbox in memory."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from threading import RLock

from attrs import evolve, frozen

from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from ports.outbox import Delivery, OutboxMessage

CHECKS: tuple[Check[Delivery], ...] = (
    Check("attempts are not negative", lambda _, delivery: delivery.attempts >= 0),
    Check(
        "a message is delivered or parked, not both",
        lambda _, delivery: delivery.delivered_at is None or delivery.parked_at is None,
    ),
)


@frozen(eq=False)
class MemoryOutbox:
    """ports/outbox.py over a table in memory, which keeps the order of commits."""

    _table: Table[Delivery]
    _pending: PendingWrites

    def put(self, message: OutboxMessage) -> None:
        stored = evolve(message, payload=stored_json(message.payload))
        self._pending.insert(self._table, Delivery(message=stored))

    def of_case(self, case_id: str) -> tuple[OutboxMessage, ...]:
        return tuple(delivery.message for delivery in self._table.group("case", case_id))

    def deliverable(self, *, now: datetime, limit: int) -> tuple[Delivery, ...]:
        return tuple(islice(_in_turn(self._table.all(), now), limit))

    def delivery(self, message_id: str) -> Delivery | None:
        return self._table.get(message_id)

    def save(self, delivery: Delivery) -> None:
        stored = self._table.get(delivery.message.message_id)
        unaltered = delivery.message if stored is None else stored.message
        self._pending.replace(self._table, evolve(delivery, message=unaltered))


def _in_turn(deliveries: tuple[Delivery, ...], now: datetime) -> Iterator[Delivery]:
    """Those that wait, without what comes after one that may not be sent yet."""
    held_back: set[str] = set()
    for delivery in deliveries:
        case_id = delivery.message.case_id
        if not delivery.waits or case_id in held_back:
            continue
        if delivery.retry_at is not None and delivery.retry_at > now:
            held_back.add(case_id)
        else:
            yield delivery


def outbox_table(lock: RLock) -> Table[Delivery]:
    return Table(
        kind="outbox_message",
        lock=lock,
        key_of=lambda delivery: (delivery.message.message_id,),
        groups_of={"case": lambda delivery: (delivery.message.case_id,)},
        checks=CHECKS,
    )
