"""What happens at the processor without our asking."""

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import rule

from adapters.fake_stripe.errors import StripeApiError
from adapters.fake_stripe.refund_plans import (
    BY_NAME,
    PENDING_THEN_FAILED,
    PENDING_THEN_SUCCEEDED,
    SUCCEEDS,
    RefundPlan,
)
from tests.fake_stripe.asking import post
from tests.simulation.money_rules import AMOUNTS, ANY, MoneyRules
from tests.simulation.world import World

UNHEARD_OF = RefundPlan(("in_clearing", "succeeded"))
PLANS = (SUCCEEDS, SUCCEEDS, PENDING_THEN_SUCCEEDED, PENDING_THEN_FAILED, *BY_NAME.values())
OPEN_DISPUTES = ("needs_response", "under_review", "warning_needs_response")
UNSETTLED = ("pending", "requires_action", "in_clearing")


class ProcessorRules(MoneyRules):
    """Banks, cardholders, and people in the processor's dashboard."""

    @rule(plan=st.sampled_from((*PLANS, UNHEARD_OF)))
    def refunds_go_another_way(self, plan: RefundPlan) -> None:
        self.world.stripe.dashboard.plan_refunds(plan)

    @rule(which=ANY)
    def a_refund_moves_on(self, which: int) -> None:
        ref = self.one_of(self.objects("refunds", *UNSETTLED), which)
        if ref is not None:
            self.world.stripe.dashboard.settle(ref)

    @rule(which=ANY)
    def a_refund_fails_late(self, which: int) -> None:
        fail_late(self.world, which)

    @rule(which=ANY, cents=AMOUNTS)
    def somebody_refunds_in_the_dashboard(self, which: int, cents: int) -> None:
        refund_in_the_dashboard(self.world, which, cents)

    @rule(which=ANY, cents=AMOUNTS, inquiry=st.booleans())
    def a_cardholder_disputes(self, which: int, cents: int, inquiry: bool) -> None:
        dispute(self.world, which, cents, inquiry=inquiry)

    @rule(which=ANY, won=st.booleans())
    def a_dispute_is_decided(self, which: int, won: bool) -> None:
        ref = self.one_of(self.objects("disputes", *OPEN_DISPUTES), which)
        if ref is not None:
            self.world.stripe.dashboard.decide_dispute(ref, won=won)

    @rule(which=ANY, cents=st.sampled_from((1, 2_000)))
    def somebody_takes_a_transfer_back(self, which: int, cents: int) -> None:
        order = self.world.orders[which % len(self.world.orders)]
        for leg in order.legs:
            if leg["transfer"] is not None:
                with self._untroubled():
                    post(self.world.stripe, f"transfers/{leg['transfer']}/reversals", amount=cents)

    def _untroubled(self) -> "suppress":
        """Faults are for us; whoever asks here asks until it works."""
        self.world.stripe.engine.clear_faults()
        return suppress(StripeApiError)


def fail_late(world: World, which: int) -> None:
    """One of the refunds, of a payment or of a deposit, fails after it had succeeded."""
    with world.stripe.engine.turn() as account:
        done = [ref for ref, each in account.refunds.items() if each["status"] == "succeeded"]
    if done:
        world.stripe.dashboard.set_refund_status(done[which % len(done)], "failed")


def refund_in_the_dashboard(world: World, which: int, cents: int) -> None:
    with suppress(StripeApiError):
        world.stripe.dashboard.refund(world.orders[which % len(world.orders)].charge, cents)


def dispute(world: World, which: int, cents: int, *, inquiry: bool) -> None:
    charge = world.orders[which % len(world.orders)].charge
    world.stripe.dashboard.open_dispute(charge, amount_cents=cents, inquiry=inquiry)
