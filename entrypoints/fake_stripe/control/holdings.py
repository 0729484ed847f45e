"""What the account holds before anything is asked of it."""

from typing import Any

from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot_fault import SnapshotFault
from entrypoints.demo.seeding import seed
from entrypoints.fake_stripe.control.control_fault import ControlFault
from entrypoints.fake_stripe.control.fields import Fields
from entrypoints.fake_stripe.control.lever import Act, Lever
from entrypoints.fake_stripe.world import World

DESTINATION = "acct_fake_provider"


def charge(world: World, fields: Fields) -> Act:
    ref, cents, currency = fields.text("charge"), fields.cents(), fields.text("currency")
    intent = fields.text_or_none("payment_intent")

    def act() -> Any:
        world.stripe.register_charge(ref, cents, currency, intent)
        return {"charge": ref}

    return act


def transfer(world: World, fields: Fields) -> Act:
    ref, cents, currency = fields.text("transfer"), fields.cents(), fields.text("currency")
    source = fields.text_or_none("charge")
    destination = fields.text_or_none("destination") or DESTINATION

    def act() -> Any:
        world.stripe.register_transfer(ref, cents, currency, charge=source, destination=destination)
        return {"transfer": ref}

    return act


def deposit(world: World, fields: Fields) -> Act:
    intent, cents = fields.text("payment_intent"), fields.cents()
    currency, source = fields.text("currency"), fields.text_or_none("charge")
    captured = fields.flag("captured")

    def act() -> Any:
        made = world.stripe.register_deposit(
            intent, cents, currency, charge=source, captured=captured
        )
        return {"payment_intent": intent, "charge": made}

    return act


def order(world: World, fields: Fields) -> Act:
    found = read_snapshot(fields.everything())
    if isinstance(found, SnapshotFault):
        raise ControlFault(found.path, found.message)

    def act() -> Any:
        seed(world.stripe, found)
        return {"order_id": found.order_id}

    return act


MONEY = {"amount_cents": "a whole number", "currency": "USD, …"}
LEVERS = (
    Lever(
        method="POST",
        path="/charges",
        about="A captured payment. One that is there already stays as it is.",
        prepare=charge,
        takes={"charge": "ch_…", **MONEY, "payment_intent?": "pi_…"},
    ),
    Lever(
        method="POST",
        path="/transfers",
        about="What a provider was paid. One that is there already stays as it is.",
        prepare=transfer,
        takes={"transfer": "tr_…", **MONEY, "charge?": "ch_…", "destination?": "acct_…"},
    ),
    Lever(
        method="POST",
        path="/deposits",
        about="A deposit, authorised or captured. One that is there already stays as it is.",
        prepare=deposit,
        takes={
            "payment_intent": "pi_…",
            **MONEY,
            "charge?": "ch_…",
            "captured?": "true: it can be refunded; only authorised when left out",
        },
    ),
    Lever(
        method="POST",
        path="/orders",
        about="All that Stripe would know of an order: charge, transfers and deposits.",
        prepare=order,
        takes={"…": "an order snapshot, as `support-center orders import` takes it"},
    ),
)
