"""Whatever happens in whatever order, the money of the account adds up."""

from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from adapters.fake_stripe.calls import CallLostError
from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.refund_plans import BY_NAME
from tests.fake_stripe.asking import post
from tests.fake_stripe.movable_clock import MovableClock

KEYS = st.sampled_from(["a", "b", "c"])
CENTS = st.integers(1, 60)
ENDED = {"failed", "canceled"}
FAULTS = st.sampled_from([kind for kind in FaultKind if kind is not FaultKind.DELAY])


class Account(RuleBasedStateMachine):
    """One charge of 100 cents and one transfer of 80."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = MovableClock()
        self.stripe = FakeStripe.at(self.clock)
        self.stripe.register_charge("ch_1", 100, "USD")
        self.stripe.register_transfer("tr_1", 80, "USD")

    @rule(plan=st.sampled_from(sorted(BY_NAME)))
    def refunds_will_go_another_way(self, plan: str) -> None:
        self.stripe.dashboard.plan_refunds(BY_NAME[plan])

    @rule(kind=FAULTS)
    def something_breaks(self, kind: FaultKind) -> None:
        self.stripe.inject(Fault(kind=kind))

    @rule(cents=CENTS, key=KEYS)
    def refund(self, cents: int, key: str) -> None:
        self.ask("refunds", f"refund {key}", charge="ch_1", amount=cents)

    @rule(cents=CENTS, key=KEYS)
    def reverse(self, cents: int, key: str) -> None:
        self.ask("transfers/tr_1/reversals", f"reversal {key}", amount=cents)

    @precondition(lambda self: self.held("steps"))
    @rule(data=st.data())
    def time_for_a_refund(self, data: st.DataObject) -> None:
        self.stripe.dashboard.advance(data.draw(st.sampled_from(sorted(self.held("steps")))))

    @precondition(lambda self: len(self.held("disputes")) < 2)
    @rule(cents=st.integers(1, 50))
    def a_dispute(self, cents: int) -> None:
        opened = self.stripe.dashboard.open_dispute("ch_1", amount_cents=cents)
        self.stripe.dashboard.decide_dispute(opened["id"], won=cents % 2 == 0)

    @rule(hours=st.sampled_from([1, 24]))
    def time_passes(self, hours: int) -> None:
        self.clock.move(timedelta(hours=hours))

    @rule()
    def a_restart(self) -> None:
        kept = self.stripe.snapshot()
        self.stripe = FakeStripe.at(self.clock)
        self.stripe.restore(kept)

    @invariant()
    def the_money_adds_up(self) -> None:
        account = self.stripe.snapshot()["account"]
        live = [r["amount"] for r in account["refunds"].values() if r["status"] not in ENDED]
        charge = account["charges"]["ch_1"]
        assert charge["amount_refunded"] == sum(live) <= charge["amount_captured"]
        assert charge["refunded"] is (sum(live) == charge["amount_captured"])
        taken_back = sum(entry["amount"] for entry in account["reversals"].values())
        assert account["transfers"]["tr_1"]["amount_reversed"] == taken_back <= 80
        told = [e for e in account["events"].values() if e["type"] == "refund.created"]
        assert [e["data"]["object"]["id"] for e in told] == list(account["refunds"])

    def ask(self, path: str, key: str, **params: Any) -> None:
        try:
            post(self.stripe, path, key, **params)
        except CallLostError:
            return

    def held(self, name: str) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = self.stripe.snapshot()["account"][name]
        return found


TestAccount = Account.TestCase
TestAccount.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
