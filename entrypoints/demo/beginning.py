"""How a demo begins: its orders, their past, one time for all, and what was missed meanwhile."""

from collections.abc import Collection
from datetime import timedelta

from adapters.system.movable_clock import MovableClock
from core.orders.snapshot import OrderSnapshot
from entrypoints.container import Container
from entrypoints.demo.demo_stripe import DemoStripe
from entrypoints.demo.loading import load_orders, load_past
from entrypoints.demo.sweeper import DemoSweeper

MOMENT = timedelta(seconds=1)


def begin(container: Container, orders: Collection[OrderSnapshot]) -> None:
    """A second time changes nothing but the time. Raises NoFakeStripe."""
    # Building it restores what it remembers, which the orders then add to.
    stripe = container.demo_stripe()
    _tell_one_time(container.clock(), stripe)
    load_orders(orders, container.desk())
    for order in orders:
        stripe.know(order)
    load_past(orders, container.refund_office(), stripe)
    sweeper = DemoSweeper(sweeping=container.sweeping(), clock=container.clock())
    sweeper.sweep()
    # Evidence that was staged is news from Stripe, and heard of like any other.
    sweeper.sweep()


def _tell_one_time(clock: MovableClock, stripe: DemoStripe) -> None:
    """Whichever was moved farther is followed: what Stripe signs must be signed now."""
    ahead = stripe.move_to(clock.now()) - clock.now()
    if ahead >= MOMENT:
        clock.advance(ahead)
