"""Who is told to hide content and to bring it back."""

from entrypoints.relaying.bus import publisher_of
from entrypoints.settings.settings import ProcessorName, Settings
from ports.content_visibility import ContentVisibility

NOBODY = "no event bus is named for content.hide and content.restore (SUPPORT_CENTER_EVENT_BUS)"


def visibility_of(settings: Settings) -> ContentVisibility:
    """Commands on the event bus, if one is named. Otherwise this process only keeps in mind what
    is hidden; but where money is real, so is content, and orders wait until somebody takes them.
    """
    if settings.event_bus is not None:
        from adapters.eventbridge.content_visibility import (  # noqa: PLC0415 - a demo needs no bus
            EventBridgeContentVisibility,
        )

        return EventBridgeContentVisibility(publisher_of(settings))
    from adapters.memory.content_visibility import MemoryContentVisibility  # noqa: PLC0415

    real = settings.processor is ProcessorName.STRIPE and settings.stripe_api_base is None
    return MemoryContentVisibility(away_because=NOBODY if real else None)
