"""What becomes of refunds, and refunds that somebody clicked in the dashboard."""

from typing import Any

from adapters.fake_stripe.refund_plans import BY_NAME
from entrypoints.fake_stripe.control.fields import MOST_CENTS, Fields
from entrypoints.fake_stripe.control.lever import Act, Lever
from entrypoints.fake_stripe.world import World


def plan(world: World, fields: Fields) -> Act:
    name, charge = fields.one_of("plan", tuple(BY_NAME)), fields.text_or_none("charge")

    def act() -> Any:
        world.stripe.dashboard.plan_refunds(BY_NAME[name], charge=charge)
        return {"plan": name, "charge": charge}

    return act


def refund(world: World, fields: Fields) -> Act:
    charge = fields.text("charge")
    cents = fields.whole_or_none("amount_cents", most=MOST_CENTS)
    return lambda: world.stripe.dashboard.refund(charge, cents)


def advance(world: World, fields: Fields) -> Act:
    ref = fields.text("refund")
    return lambda: world.stripe.dashboard.advance(ref)


def settle(world: World, fields: Fields) -> Act:
    ref = fields.text("refund")
    return lambda: world.stripe.dashboard.settle(ref)


def fail(world: World, fields: Fields) -> Act:
    ref, reason = fields.text("refund"), fields.text_or_none("failure_reason")
    return lambda: world.stripe.dashboard.set_refund_status(ref, "failed", failure_reason=reason)


LEVERS = (
    Lever(
        method="POST",
        path="/refund_plan",
        about="What becomes of refunds asked for from now on.",
        prepare=plan,
        takes={"plan": " | ".join(BY_NAME), "charge?": "of this one only"},
    ),
    Lever(
        method="POST",
        path="/refunds",
        about="A refund made in Stripe's dashboard, without our metadata.",
        prepare=refund,
        takes={"charge": "ch_…", "amount_cents?": "all that is left when left out"},
    ),
    Lever(
        method="POST",
        path="/refunds/{refund}/advance",
        about="The next step of the refund's plan.",
        prepare=advance,
    ),
    Lever(
        method="POST",
        path="/refunds/{refund}/settle",
        about="All steps of the refund's plan; what is then still pending succeeds.",
        prepare=settle,
    ),
    Lever(
        method="POST",
        path="/refunds/{refund}/fail",
        about="The refund fails, however long ago it succeeded.",
        prepare=fail,
        takes={"failure_reason?": "lost_or_stolen_card, …"},
    ),
)
