"""What is visible, in memory: for a demo, and wherever nobody serves content."""

from threading import Lock

from attrs import define, field

from core.dmca.content_order import ContentAct, ContentOrder
from ports.content_visibility import NotTaken, Taken


@define(eq=False)
class MemoryContentVisibility:
    """ports/content_visibility.py as whoever serves content has to carry it out.

    `away_because` says why no order is taken, None while they are.
    """

    away_because: str | None = None
    _newest: dict[str, ContentOrder] = field(factory=dict, init=False)
    _told: list[ContentOrder] = field(factory=list, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def tell(self, order: ContentOrder) -> Taken | NotTaken:
        with self._lock:
            if self.away_because is not None:
                return NotTaken(self.away_because)
            self._told.append(order)
            known = self._newest.get(order.claim_id)
            if known is None or known.number < order.number:
                self._newest[order.claim_id] = order
            return Taken()

    def hides(self, url: str) -> bool:
        """Whether the content at `url` is out of sight."""
        with self._lock:
            return any(
                order.act is ContentAct.HIDE and url in order.urls
                for order in self._newest.values()
            )

    @property
    def told(self) -> tuple[ContentOrder, ...]:
        """Every order that was taken, doubles too, in the order they came."""
        with self._lock:
            return tuple(self._told)

    def start_over(self) -> None:
        """Nothing is hidden, and orders are taken again."""
        with self._lock:
            self.away_because = None
            self._newest.clear()
            self._told.clear()
