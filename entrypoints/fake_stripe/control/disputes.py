"""Cardholders who dispute, and networks that decide."""

from datetime import timedelta

from adapters.fake_stripe.dashboard import EVIDENCE_WINDOW
from entrypoints.fake_stripe.control.fields import MOST_CENTS, Fields
from entrypoints.fake_stripe.control.lever import Act, Lever
from entrypoints.fake_stripe.world import World

MOST_SECONDS = 365 * 24 * 60 * 60


def dispute(world: World, fields: Fields) -> Act:
    charge = fields.text("charge")
    cents = fields.whole_or_none("amount_cents", most=MOST_CENTS)
    reason = fields.text_or_none("reason") or "fraudulent"
    due_in, inquiry = _due_in(fields), fields.flag("inquiry")
    return lambda: world.stripe.dashboard.open_dispute(
        charge, amount_cents=cents, reason=reason, due_in=due_in, inquiry=inquiry
    )


def _due_in(fields: Fields) -> timedelta | None:
    """None when `due_in_seconds` is sent as null: the dispute cannot be contested."""
    if "due_in_seconds" not in fields.left:
        return EVIDENCE_WINDOW
    seconds = fields.whole_or_none("due_in_seconds", most=MOST_SECONDS)
    return None if seconds is None else timedelta(seconds=seconds)


def escalate(world: World, fields: Fields) -> Act:
    ref, due_in = fields.text("dispute"), _due_in(fields)
    return lambda: world.stripe.dashboard.escalate_inquiry(ref, due_in=due_in)


def decide(world: World, fields: Fields) -> Act:
    ref, won = fields.text("dispute"), fields.verdict("won")
    return lambda: world.stripe.dashboard.decide_dispute(ref, won=won)


LEVERS = (
    Lever(
        method="POST",
        path="/disputes",
        about="A cardholder disputes a charge; pending refunds of it fail.",
        prepare=dispute,
        takes={
            "charge": "ch_…",
            "amount_cents?": "all that was captured when left out",
            "reason?": "fraudulent when left out",
            "due_in_seconds?": "7 days when left out; null: it cannot be contested",
            "inquiry?": "true: the network only asks, and takes no money",
        },
    ),
    Lever(
        method="POST",
        path="/disputes/{dispute}/escalate",
        about="An inquiry becomes a chargeback: the network takes the money and asks anew.",
        prepare=escalate,
        takes={"due_in_seconds?": "7 days when left out; null: it cannot be contested"},
    ),
    Lever(
        method="POST",
        path="/disputes/{dispute}/decide",
        about="The network's verdict.",
        prepare=decide,
        takes={"won": "true | false"},
    ),
)
