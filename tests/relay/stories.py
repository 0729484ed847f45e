"""Short words for what tests of the relay do."""

from collections.abc import Callable, Sequence

from attrs import define, field

from adapters.memory.event_publisher import MemoryEventPublisher
from adapters.system.ulid_ids import UlidIds
from core.use_cases.relay_outbox import Relayed, RelayOutbox
from ports.clock import Clock
from ports.event_publisher import EventPublisher, Failed, Published
from ports.outbox import Delivery, OutboxMessage
from ports.unit_of_work import Store


def everything(relay: RelayOutbox) -> Relayed:
    """Round after round until there is nothing that may be sent now."""
    deliveries: tuple[Delivery, ...] = ()
    while (told := relay.round()).deliveries:
        deliveries += told.deliveries
    return Relayed(deliveries)


def ids(messages: Sequence[OutboxMessage]) -> list[str]:
    return [message.message_id for message in messages]


def stored(store: Store, message_id: str) -> Delivery:
    with store.unit_of_work() as uow:
        delivery = uow.outbox.delivery(message_id)
    assert delivery is not None
    return delivery


def relay_on(publisher: EventPublisher, store: Store, clock: Clock) -> RelayOutbox:
    return RelayOutbox(store=store, clock=clock, publisher=publisher, ids=UlidIds(clock))


def dying_relay(store: Store, clock: Clock, die: Callable[[], None]) -> RelayOutbox:
    """One that meets `die` before its bus has taken anything."""
    return relay_on(WatchedBus(before=die), store, clock)


@define
class WatchedBus:
    """Takes messages as `bus` does, with something happening before and after it took them."""

    bus: MemoryEventPublisher = field(factory=MemoryEventPublisher)
    before: Callable[[], None] = field(default=lambda: None)
    after: Callable[[], None] = field(default=lambda: None)

    def publish(self, messages: Sequence[OutboxMessage]) -> tuple[Published | Failed, ...]:
        self.before()
        results = self.bus.publish(messages)
        self.after()
        return results
