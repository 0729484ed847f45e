"""Breaking the line: faults that strike calls to come."""

from typing import Any

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.routes import ENDPOINTS
from entrypoints.fake_stripe.control.fields import Fields
from entrypoints.fake_stripe.control.lever import Act, Lever
from entrypoints.fake_stripe.world import World

KINDS = tuple(kind.value for kind in FaultKind)
NAMES = tuple(endpoint.name for endpoint in ENDPOINTS)
MOST_TIMES = 1_000_000
LONGEST_DELAY = 600


def inject(world: World, fields: Fields) -> Act:
    fault = Fault(
        kind=FaultKind(fields.one_of("kind", KINDS)),
        endpoint=fields.one_of_or_none("endpoint", NAMES),
        times=fields.whole_or_none("times", most=MOST_TIMES) or 1,
        delay_seconds=fields.seconds("delay_seconds", most=LONGEST_DELAY),
    )

    def act() -> Any:
        world.stripe.inject(fault)
        return _waiting(world)

    return act


def listed(world: World, _fields: Fields) -> Act:
    return lambda: _waiting(world)


def clear(world: World, _fields: Fields) -> Act:
    def act() -> Any:
        world.stripe.engine.clear_faults()
        return _waiting(world)

    return act


def _waiting(world: World) -> Any:
    return {
        "faults": [
            {
                "kind": fault.kind.value,
                "endpoint": fault.endpoint,
                "times": left,
                "delay_seconds": fault.delay_seconds,
            }
            for fault, left in world.stripe.engine.waiting_faults()
        ]
    }


LEVERS = (
    Lever(
        method="POST",
        path="/faults",
        about="Let a fault strike the next calls, after those injected before it.",
        prepare=inject,
        takes={
            "kind": " | ".join(KINDS),
            "endpoint?": " | ".join(NAMES) + "; any when left out",
            "times?": "how many calls it strikes, 1 when left out",
            "delay_seconds?": f"real time until it strikes, up to {LONGEST_DELAY}",
        },
    ),
    Lever(method="GET", path="/faults", about="The faults still to strike.", prepare=listed),
    Lever(method="DELETE", path="/faults", about="Call all faults off.", prepare=clear),
)
