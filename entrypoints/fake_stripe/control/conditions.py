"""The world the account lives in: its time, and itself as a whole."""

from datetime import timedelta
from typing import Any

from core.instants import write_instant
from entrypoints.fake_stripe.control.control_fault import ControlFault
from entrypoints.fake_stripe.control.fields import Fields
from entrypoints.fake_stripe.control.lever import Act, Lever
from entrypoints.fake_stripe.world import World

MOST_SECONDS = 3660 * 24 * 60 * 60


def clock(world: World, _fields: Fields) -> Act:
    return lambda: _time(world)


def advance(world: World, fields: Fields) -> Act:
    by = timedelta(seconds=fields.whole("advance_seconds", most=MOST_SECONDS))
    move = world.advance
    if move is None:
        raise ControlFault("advance_seconds", "The clock of this server stands still.", status=409)

    def act() -> Any:
        try:
            move(by)
        except ValueError as fault:
            raise ControlFault("advance_seconds", f"{fault}.") from None
        return _time(world)

    return act


def snapshot(world: World, _fields: Fields) -> Act:
    return world.stripe.snapshot


def reset(world: World, _fields: Fields) -> Act:
    def act() -> Any:
        world.post_office.start_over(world.stripe.engine.reset)
        return _time(world)

    return act


def _time(world: World) -> Any:
    return {"now": write_instant(world.stripe.engine.clock())}


LEVERS = (
    Lever(method="GET", path="/clock", about="The account's time, in UTC.", prepare=clock),
    Lever(
        method="POST",
        path="/clock",
        about="Move the time forward: keys are forgotten, authorisations expire.",
        prepare=advance,
        takes={"advance_seconds": "a whole number, at most ten years"},
    ),
    Lever(
        method="GET",
        path="/snapshot",
        about="The whole account and its idempotency keys.",
        prepare=snapshot,
    ),
    Lever(
        method="POST",
        path="/reset",
        about="An empty account, no faults, no keys; the time stays as it is.",
        prepare=reset,
    ),
)
