"""Notifications on an event bus of EventBridge, for whoever delivers them to people."""

from collections.abc import Sequence

from attrs import define, field

from adapters.eventbridge.entry import entry_of_notification
from adapters.eventbridge.entry_sender import EntrySender
from ports.event_publisher import Failed, Published
from ports.notifications import Addressed


@define(eq=False)
class EventBridgeNotifications:
    """ports/notifications.py over PutEvents. `bus` is a name or an ARN."""

    bus: str
    region: str | None = None
    endpoint_url: str | None = None
    _sender: EntrySender = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._sender = EntrySender(region=self.region, endpoint_url=self.endpoint_url)

    def send(self, addressed: Sequence[Addressed]) -> tuple[Published | Failed, ...]:
        return self._sender.send([entry_of_notification(one, self.bus) for one in addressed])
