"""The demo's payment processor: a fake Stripe that knows every order of the store."""

from collections.abc import Sequence

from attrs import frozen

from adapters.fake_stripe.processor import FakeStripe
from entrypoints.demo.seeding import seed
from entrypoints.demo.stripe_file import StripeFile
from ports.payment_processor import (
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorDeposit,
    ProcessorDispute,
    ProcessorRefund,
    ProcessorReversal,
    RefundInstruction,
    ReversalInstruction,
)
from ports.unit_of_work import Store


@frozen(kw_only=True)
class DemoProcessor(PaymentProcessor):
    """What would have been paid at Stripe is registered when it is first asked about.

    So an order imported while the server runs can be refunded. Whatever moves money is saved
    to `file`, if there is one, before the answer is given.
    """

    stripe: FakeStripe
    store: Store
    file: StripeFile | None = None

    def refund(self, instruction: RefundInstruction) -> Outcome[ProcessorRefund]:
        self._know_charge(instruction.charge)
        try:
            return self.stripe.refund(instruction)
        finally:
            self._save()

    def reverse_transfer(self, instruction: ReversalInstruction) -> Outcome[ProcessorReversal]:
        self._know_order(instruction.metadata.get("order_id"))
        try:
            return self.stripe.reverse_transfer(instruction)
        finally:
            self._save()

    def refund_by_ref(self, ref: str) -> Outcome[ProcessorRefund]:
        return self.stripe.refund_by_ref(ref)

    def refunds_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorRefund]]:
        self._know_charge(charge)
        return self.stripe.refunds_of_charge(charge)

    def reversals_of_transfer(self, transfer: str) -> Outcome[Sequence[ProcessorReversal]]:
        return self.stripe.reversals_of_transfer(transfer)

    def dispute_by_ref(self, ref: str) -> Outcome[ProcessorDispute]:
        return self.stripe.dispute_by_ref(ref)

    def disputes_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorDispute]]:
        self._know_charge(charge)
        return self.stripe.disputes_of_charge(charge)

    def deposit_by_intent(self, payment_intent: str) -> Outcome[ProcessorDeposit]:
        return self.stripe.deposit_by_intent(payment_intent)

    def capture_deposit(
        self, *, payment_intent: str, amount_cents: int, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        try:
            return self.stripe.capture_deposit(
                payment_intent=payment_intent,
                amount_cents=amount_cents,
                idempotency_key=idempotency_key,
            )
        finally:
            self._save()

    def cancel_deposit(
        self, *, payment_intent: str, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        try:
            return self.stripe.cancel_deposit(
                payment_intent=payment_intent, idempotency_key=idempotency_key
            )
        finally:
            self._save()

    def dispute_once(self, charge: str, *, reason: str) -> None:
        """The cardholder disputes all of `charge` at the bank, unless they ever did before."""
        self._know_charge(charge)
        if self.stripe.disputes_of_charge(charge) == Done(value=()):
            self.stripe.dashboard.open_dispute(charge, reason=reason)
            self._save()

    def _know_charge(self, charge_id: str) -> None:
        with self.store.unit_of_work() as uow:
            charge = uow.charges.get(charge_id)
        self._know_order(None if charge is None else charge.order_id)

    def _know_order(self, order_id: str | None) -> None:
        if order_id is None:
            return
        with self.store.unit_of_work() as uow:
            order = uow.order_snapshots.newest(order_id)
        if order is not None:
            seed(self.stripe, order)

    def _save(self) -> None:
        if self.file is not None:
            self.file.save()
