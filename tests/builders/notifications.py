"""Notifications for tests."""

from typing import Any

from attrs import evolve

from core.notifications.kind import NotificationKind, Part
from core.notifications.notification import Notification
from core.notifications.recipients import Recipient
from ports.notifications import Addressed
from ports.pending_notifications import PendingNotification
from tests.builders.instants import NOON


def a_notification(notification_id: str = "snt_1", **changes: Any) -> Notification:
    """A case was opened, but for `changes`."""
    told = Notification(
        notification_id=notification_id,
        kind=NotificationKind.CASE_OPENED,
        case_id="sca_1",
        parameters={"case_kind": "booking", "order_id": None, "amount_cents": 5},
        created_at=NOON,
        told_by="usr_agent",
        named=("usr_n1",),
    )
    return evolve(told, **changes)


def a_pending(notification_id: str = "snt_1", **changes: Any) -> PendingNotification:
    """One that is due at once, but for `changes` of how far it has come."""
    told = changes.pop("notification", a_notification(notification_id))
    return evolve(PendingNotification(notification=told, due_at=NOON), **changes)


def addressed(notification_id: str = "snt_1", **changes: Any) -> Addressed:
    """To a buyer, but for `changes` of what is told."""
    return Addressed(
        notification=a_notification(notification_id, **changes),
        recipients=(Recipient("usr_b1", Part.BUYER),),
    )
