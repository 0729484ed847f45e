"""What happens at Stripe without our asking: time, banks, cardholders, and its dashboard."""

from copy import deepcopy
from datetime import timedelta

from attrs import frozen

from adapters.fake_stripe import charges, disputes, event_log, refund_progress, refunds
from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.engine import StripeEngine
from adapters.fake_stripe.refund_plans import RefundPlan

EVIDENCE_WINDOW = timedelta(days=7)


@frozen
class Dashboard:
    """Every method answers a copy of the Stripe object as it then is.

    Raises StripeApiError (resource_missing) for an id the account does not hold.
    """

    engine: StripeEngine

    def plan_refunds(self, plan: RefundPlan, *, charge: str | None = None) -> None:
        """What becomes of refunds asked for from now on: of one charge, or of all others."""
        with self.engine.turn() as account:
            refund_progress.plan(account, plan, charge=charge)

    def advance(self, refund: str) -> StripeObject:
        """The next planned step; without one the refund stays as it is."""
        with self.engine.turn() as account:
            found = refunds.find(account, refund)
            refund_progress.advance(account, found)
            return deepcopy(found)

    def settle(self, refund: str) -> StripeObject:
        """All planned steps; a refund still pending after them succeeds."""
        with self.engine.turn() as account:
            found = refunds.find(account, refund)
            refund_progress.settle(account, found)
            return deepcopy(found)

    def set_refund_status(
        self, refund: str, status: str, *, failure_reason: str | None = None
    ) -> StripeObject:
        """Any status, even a late failure or a word nobody knows yet.

        Raises RefundEndedError when the refund had failed or was canceled.
        """
        with self.engine.turn() as account:
            found = refunds.find(account, refund)
            refund_progress.move(account, found, status, failure_reason=failure_reason)
            return deepcopy(found)

    def refund(self, charge: str, amount_cents: int | None = None) -> StripeObject:
        """A refund somebody clicked: no metadata of ours, no idempotency key.

        Raises StripeApiError when Stripe refuses it.
        """
        with self.engine.turn() as account:
            return deepcopy(refunds.create(account, (), {"charge": charge, "amount": amount_cents}))

    def open_dispute(
        self,
        charge: str,
        *,
        amount_cents: int | None = None,
        reason: str = "fraudulent",
        due_in: timedelta | None = EVIDENCE_WINDOW,
        inquiry: bool = False,
    ) -> StripeObject:
        """A cardholder disputes a charge, all of it unless an amount is given.

        Pending refunds of the charge fail. `due_in` None: it cannot be contested.
        """
        with self.engine.turn() as account:
            disputed = charges.find(account, charge)
            dispute = disputes.open_dispute(
                account,
                disputed,
                amount=amount_cents or disputed["amount_captured"],
                reason=reason,
                due_in=due_in,
                inquiry=inquiry,
            )
            return deepcopy(dispute)

    def escalate_inquiry(
        self, dispute: str, *, due_in: timedelta | None = EVIDENCE_WINDOW
    ) -> StripeObject:
        """An open inquiry becomes a chargeback. Raises DisputeClosedError where there is none."""
        with self.engine.turn() as account:
            found = disputes.find(account, dispute)
            return deepcopy(disputes.escalate(account, found, due_in=due_in))

    def decide_dispute(self, dispute: str, *, won: bool) -> StripeObject:
        """The network's verdict. Raises DisputeClosedError when there already was one."""
        with self.engine.turn() as account:
            return deepcopy(disputes.decide(account, disputes.find(account, dispute), won=won))

    def events(self, *, after: str | None = None) -> list[StripeObject]:
        """What webhooks would have delivered since that event, oldest first."""
        with self.engine.turn() as account:
            return deepcopy(event_log.since(account, after))

    def events_beyond(self, count: int) -> list[StripeObject]:
        """What came after the first `count` events, oldest first."""
        with self.engine.turn() as account:
            return deepcopy(event_log.beyond(account, count))
