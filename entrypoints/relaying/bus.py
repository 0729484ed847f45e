"""What sends to the bus that the settings name."""

from adapters.eventbridge.event_publisher import EventBridgePublisher
from adapters.eventbridge.notifications import EventBridgeNotifications
from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings
from entrypoints.settings.variables import VARIABLES


def publisher_of(settings: Settings) -> EventBridgePublisher:
    """Nothing is connected yet. Raises SettingError where no bus is named."""
    bus, endpoint = settings.event_bus, settings.event_endpoint
    if bus is None:
        raise SettingError(
            name=VARIABLES["event_bus"],
            problem="write the event bus into it, or name it with --bus; relay --to stdout needs"
            " none",
        )
    return EventBridgePublisher(
        bus=bus.name, region=bus.region, endpoint_url=None if endpoint is None else endpoint.url
    )


def notifications_of(settings: Settings) -> EventBridgeNotifications:
    """On the same bus as what is announced. Raises SettingError where no bus is named."""
    publisher = publisher_of(settings)
    return EventBridgeNotifications(
        bus=publisher.bus, region=publisher.region, endpoint_url=publisher.endpoint_url
    )
