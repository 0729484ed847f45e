"""What the order service tells, in its own time."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.simulation.money_rules import ANY, MoneyRules
from tests.simulation.simulated_order import SimulatedOrder

SHARES = (100, 97, 80, 33)
"""Of what the buyer paid for the service, in per cent."""


class OrderRules(MoneyRules):
    """Newer snapshots of the two orders."""

    def order(self, which: int) -> SimulatedOrder:
        return self.world.orders[which % len(self.world.orders)]

    @initialize(
        by=st.sampled_from(("provider", "buyer", None)), paid=st.sampled_from((None, *SHARES))
    )
    def begin_with_orders(self, by: str | None, paid: int | None) -> None:
        """Who cancelled and what providers got, as it was when the first refund was asked for."""
        for which, _ in enumerate(self.world.orders):
            self.cancel(which, by)
            for leg, _ in enumerate(self.order(which).legs if paid else ()):
                self.pay_the_provider(which, leg, paid or 0)

    @rule(which=ANY, by=st.sampled_from(("buyer", "provider", None)))
    def cancel(self, which: int, by: str | None) -> None:
        order = self.order(which)
        at = self.world.clock.now().isoformat().replace("+00:00", "Z")
        order.cancellation = None if by is None else {"by": by, "at": at}
        self.world.tell(order)

    @rule(which=ANY, leg=ANY)
    def complete(self, which: int, leg: int) -> None:
        order = self.order(which)
        order.legs[leg % len(order.legs)]["status"] = "completed"
        self.world.tell(order)

    @rule(which=ANY, cents=st.sampled_from((0, 1_000, 40_000)))
    def part_of_it_was_paid_with_credit(self, which: int, cents: int) -> None:
        order = self.order(which)
        order.credit_cents = cents
        self.world.tell(order)

    @rule(which=ANY, leg=ANY, percent=st.sampled_from(SHARES))
    def pay_the_provider(self, which: int, leg: int, percent: int) -> None:
        order = self.order(which)
        paid = order.legs[leg % len(order.legs)]
        if paid["transfer"] is None:
            cents = (paid["subtotal_cents"] + paid["service_tax_cents"]) * percent // 100
            transfer = f"tr_{paid['leg_id']}"
            paid |= {"transfer": transfer, "transferred_cents": cents}
            self.world.stripe.register_transfer(transfer, cents, "USD")
            self.world.tell(order)

    @rule(which=ANY)
    def tell_what_providers_have_left(self, which: int) -> None:
        """The order service hears of reversals by itself, before we do or after."""
        order = self.order(which)
        with self.world.stripe.engine.turn() as account:
            for leg in order.legs:
                if leg["transfer"] is not None:
                    held = account.transfers[leg["transfer"]]
                    leg["transferred_cents"] = held["amount"] - held["amount_reversed"]
        self.world.tell(order)
