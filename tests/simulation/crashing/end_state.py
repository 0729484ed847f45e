"""How a story ends, without the ids and instants that differ by chance."""

from typing import Any

from core.ledger.balance import balances
from tests.simulation.laws_of_transfers import back_and_asked
from tests.simulation.picture import OrderPicture, Picture
from tests.simulation.world import World


def end_state(world: World, seen: Picture) -> dict[str, Any]:
    """The same for every order of events that means the same."""
    with world.stripe.engine.turn() as account:
        theirs = sorted(
            (each["charge"], each["amount"], each["status"]) for each in account.refunds.values()
        )
    return {
        "orders": [_of_order(order) for order in seen.orders],
        "holds": sorted((hold.amount_cents, hold.status.value) for hold in seen.holds),
        "refunds at the processor": theirs,
        "parked": sorted(kind.value for kind, _ in seen.waiting),
        "paused": seen.paused,
    }


def _of_order(order: OrderPicture) -> dict[str, Any]:
    """Which of several refunds brings a transfer back depends on which one was heard of first;
    how much comes back does not (docs/adr/0010).
    """
    charge = order.charge
    return {
        "charge": (charge.reserved_cents, charge.adopted_cents, charge.disputed_or_lost_cents),
        "refunds": sorted((it.amount_cents, it.status.value) for it in order.refunds),
        "reversals": [(it.transfer_id, *back_and_asked(order, it)) for it in order.transfers],
        "claims": sorted((it.amount_cents, it.status.value) for it in order.claims),
        "releases": sorted((it.amount_cents, it.status.value) for it in order.releases),
        "chargebacks": sorted((it.amount_cents, it.status.value) for it in order.chargebacks),
        "outside": sorted((it.amount_cents, it.counts) for it in order.outside),
        "payables": [
            (it.provider_id, it.refunded_cents, it.transferred_cents, it.held_cents)
            for it in order.payables
        ],
        "books": {account.value: cents for account, cents in balances(order.postings).items()},
        "wallet": sorted(it.amount_cents for it in order.wallet),
    }
