"""Orders about content, as commands on an event bus of EventBridge."""

from attrs import frozen

from adapters.eventbridge.event_publisher import EventBridgePublisher
from core.dmca.content_order import ContentOrder
from core.instants import write_instant
from ports.content_visibility import NotTaken, Taken
from ports.event_publisher import Failed, UnusablePublisher
from ports.outbox import OutboxMessage

TOPIC = "content.{act}"


@frozen(eq=False)
class EventBridgeContentVisibility:
    """ports/content_visibility.py over PutEvents: `content.hide` and `content.restore`.

    Whoever carries them out keeps the highest `number` of each claim and ignores the others: the
    bus may deliver twice, and a later order first. An order that is too large for an event, or a
    bus that cannot be used as it is set up, is one that was not taken.
    """

    publisher: EventBridgePublisher

    def tell(self, order: ContentOrder) -> Taken | NotTaken:
        try:
            (told,) = self.publisher.publish([_message(order)])
        except UnusablePublisher as fault:
            return NotTaken(fault.problem)
        return NotTaken(told.why) if isinstance(told, Failed) else Taken()


def _message(order: ContentOrder) -> OutboxMessage:
    """`message_id` is the same each time the order is sent; `case_version` is its number."""
    return OutboxMessage(
        message_id=order.order_id,
        topic=TOPIC.format(act=order.act.value),
        case_id=order.case_id,
        case_version=order.number,
        payload={
            "claim_id": order.claim_id,
            "creator_id": order.creator_id,
            "number": order.number,
            "urls": list(order.urls),
            "ordered_at": write_instant(order.ordered_at),
        },
        created_at=order.ordered_at,
    )
