"""The switch that pauses every refund (domain.md, *Refund*, Pause)."""

from datetime import datetime
from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class RefundPause:
    """Whether refunds are paused, and who said so when."""

    paused: bool
    changed_by: str | None = None
    changed_at: datetime | None = None
    version: int = 0


class RefundSwitch(Protocol):
    def read(self) -> RefundPause: ...

    def save(self, pause: RefundPause) -> None:
        """The flush raises StaleRow unless the stored version is the one read."""
        ...
