"""How people are told: by whoever knows their languages, their devices and their addresses."""

from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from core.notifications.notification import Notification
from core.notifications.recipients import Recipient
from ports.event_publisher import Failed, Published


@frozen(kw_only=True)
class Addressed:
    """A notification and whom it reaches. Sent again it keeps its `notification_id`."""

    notification: Notification
    recipients: tuple[Recipient, ...]


class Notifications(Protocol):
    """Called from outside any transaction. What is sent twice arrives twice."""

    def send(self, addressed: Sequence[Addressed]) -> tuple[Published | Failed, ...]:
        """One result per notification, in their order; one that fails takes no other with it.

        Raises UnusablePublisher (ports/event_publisher.py), and nothing was sent then.
        """
        ...
