"""What happened, and who was told of it."""

from typing import Any

from entrypoints.fake_stripe.control.control_fault import ControlFault
from entrypoints.fake_stripe.control.fields import Fields
from entrypoints.fake_stripe.control.lever import Act, Lever
from entrypoints.fake_stripe.world import World


def events(world: World, fields: Fields) -> Act:
    after = fields.text_or_none("after")
    return lambda: {"events": world.stripe.dashboard.events(after=after)}


def deliveries(world: World, _fields: Fields) -> Act:
    return lambda: {
        "urls": [courier.target.url for courier in world.post_office.couriers],
        "deliveries": [delivery.told() for delivery in world.post_office.deliveries],
    }


def resend(world: World, fields: Fields) -> Act:
    ref = fields.text("event")

    def act() -> Any:
        known = {event["id"]: event for event in world.stripe.dashboard.events()}
        if ref not in known:
            raise ControlFault("event", f"There is no event {ref}.", status=404)
        sent = world.post_office.send(known[ref])
        return {"deliveries": [delivery.told() for delivery in sent]}

    return act


LEVERS = (
    Lever(
        method="GET",
        path="/events",
        about="All events, oldest first; /_control/events?after=evt_… those behind it.",
        prepare=events,
        takes={"after?": "evt_…"},
    ),
    Lever(
        method="GET",
        path="/webhooks",
        about="Where webhooks go, and what became of each.",
        prepare=deliveries,
    ),
    Lever(
        method="POST",
        path="/webhooks/resend",
        about="Send an event to every URL, also if it was sent before.",
        prepare=resend,
        takes={"event": "evt_…"},
    ),
)
