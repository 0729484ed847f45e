"""A bus in memory, which remembers what it took."""

from collections.abc import Sequence
from threading import Lock

from attrs import define, field

from ports.event_publisher import Failed, Published
from ports.outbox import OutboxMessage


@define(eq=False)
class MemoryEventPublisher:
    """Takes every message but those in `refused` (by id, with the reason), in their order.

    While `down` says why, it takes none.
    """

    taken: list[OutboxMessage] = field(factory=list, init=False)
    refused: dict[str, str] = field(factory=dict, init=False)
    down: str | None = field(default=None, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def publish(self, messages: Sequence[OutboxMessage]) -> tuple[Published | Failed, ...]:
        with self._lock:
            return tuple(map(self._publish, messages))

    def _publish(self, message: OutboxMessage) -> Published | Failed:
        why = self.down or self.refused.get(message.message_id)
        if why is not None:
            return Failed(why)
        self.taken.append(message)
        return Published()
