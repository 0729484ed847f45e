"""Announcements on an event bus of EventBridge."""

from collections.abc import Sequence

from attrs import define, field

from adapters.eventbridge.entry import entry_of
from adapters.eventbridge.entry_sender import EntrySender
from ports.event_publisher import Failed, Published
from ports.outbox import OutboxMessage


@define(eq=False)
class EventBridgePublisher:
    """ports/event_publisher.py over PutEvents. `bus` is a name or an ARN."""

    bus: str
    region: str | None = None
    endpoint_url: str | None = None
    _sender: EntrySender = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._sender = EntrySender(region=self.region, endpoint_url=self.endpoint_url)

    def publish(self, messages: Sequence[OutboxMessage]) -> tuple[Published | Failed, ...]:
        return self._sender.send([entry_of(message, self.bus) for message in messages])
