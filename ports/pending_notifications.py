"""What people are still to be told, committed with what it tells."""

from datetime import datetime
from typing import Protocol

from attrs import frozen

from core.notifications.notification import Notification


@frozen(kw_only=True)
class PendingNotification:
    """How far a notification has come. It waits until it is delivered or parked.

    It is not sent before `due_at` (UTC): quiet hours, and pauses after attempts that failed.
    Whoever sends saves an attempt with a later `due_at` before making it: then nobody else makes
    the same one, and if the sender dies, it is sent again (at least once).
    """

    notification: Notification
    due_at: datetime
    attempts: int = 0
    delivered_at: datetime | None = None
    parked_at: datetime | None = None
    last_failure: str | None = None
    version: int = 0

    @property
    def waits(self) -> bool:
        return self.delivered_at is None and self.parked_at is None


class PendingNotifications(Protocol):
    """What each person hears does not depend on an order: one that fails holds up no other."""

    def put(self, pending: PendingNotification) -> None: ...

    def get(self, notification_id: str) -> PendingNotification | None: ...

    def of_case(self, case_id: str) -> tuple[PendingNotification, ...]:
        """Whatever was told about the case, in the order it was put."""
        ...

    def due(self, *, now: datetime, limit: int) -> tuple[PendingNotification, ...]:
        """The first `limit` that wait and whose time has come, the longest due first."""
        ...

    def save(self, pending: PendingNotification) -> None:
        """Replace all but the notification, guarded by the version that was read."""
        ...
