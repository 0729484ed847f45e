"""Notifications in memory, which remember whom they reached."""

from collections.abc import Sequence
from threading import Lock

from attrs import define, field

from ports.event_publisher import Failed, Published
from ports.notifications import Addressed


@define(eq=False)
class MemoryNotifications:
    """Takes every notification but those in `refused` (by id, with the reason), in their order.

    While `down` says why, it takes none.
    """

    taken: list[Addressed] = field(factory=list, init=False)
    refused: dict[str, str] = field(factory=dict, init=False)
    down: str | None = field(default=None, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def send(self, addressed: Sequence[Addressed]) -> tuple[Published | Failed, ...]:
        with self._lock:
            return tuple(map(self._send, addressed))

    def _send(self, addressed: Addressed) -> Published | Failed:
        why = self.down or self.refused.get(addressed.notification.notification_id)
        if why is not None:
            return Failed(why)
        self.taken.append(addressed)
        return Published()
