"""The demo's payment processor: a fake Stripe that knows every order of the store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from attrs import frozen

from adapters.fake_stripe.processor import FakeStripe
from core.macros.balance import Movement
from core.orders.snapshot import OrderSnapshot
from entrypoints.demo.seeding import seed
from entrypoints.demo.stripe_file import StripeFile
from ports.payment_processor import (
    DisputeEvidence,
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorDeposit,
    ProcessorDispute,
    ProcessorNotice,
    ProcessorRefund,
    ProcessorReversal,
    ProcessorTransfer,
    RefundInstruction,
    ReversalInstruction,
)
from ports.unit_of_work import Store

# Whatever is to be asked about, whenever.
LAST = datetime.max.replace(tzinfo=UTC)
MANY = 1_000


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
        with self._saved():
            return self.stripe.refund(instruction)

    def reverse_transfer(self, instruction: ReversalInstruction) -> Outcome[ProcessorReversal]:
        self._know_order(instruction.metadata.get("order_id"))
        with self._saved():
            return self.stripe.reverse_transfer(instruction)

    def refund_by_ref(self, ref: str) -> Outcome[ProcessorRefund]:
        return self.stripe.refund_by_ref(ref)

    def refunds_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorRefund]]:
        self._know_charge(charge)
        return self.stripe.refunds_of_charge(charge)

    def payments_of_charge(self, charge: str) -> Outcome[Sequence[Movement]]:
        self._know_charge(charge)
        return self.stripe.payments_of_charge(charge)

    def reversals_of_transfer(self, transfer: str) -> Outcome[Sequence[ProcessorReversal]]:
        return self.stripe.reversals_of_transfer(transfer)

    def transfer_by_ref(self, ref: str) -> Outcome[ProcessorTransfer]:
        return self.stripe.transfer_by_ref(ref)

    def dispute_by_ref(self, ref: str) -> Outcome[ProcessorDispute]:
        return self.stripe.dispute_by_ref(ref)

    def disputes_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorDispute]]:
        self._know_charge(charge)
        return self.stripe.disputes_of_charge(charge)

    def upload_evidence(
        self, *, name: str, content: bytes, mime: str, idempotency_key: str
    ) -> Outcome[str]:
        with self._saved():
            return self.stripe.upload_evidence(
                name=name, content=content, mime=mime, idempotency_key=idempotency_key
            )

    def stage_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        with self._saved():
            return self.stripe.stage_evidence(
                dispute=dispute, evidence=evidence, idempotency_key=idempotency_key
            )

    def submit_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        with self._saved():
            return self.stripe.submit_evidence(
                dispute=dispute, evidence=evidence, idempotency_key=idempotency_key
            )

    def accept_dispute(self, *, dispute: str, idempotency_key: str) -> Outcome[ProcessorDispute]:
        with self._saved():
            return self.stripe.accept_dispute(dispute=dispute, idempotency_key=idempotency_key)

    def notices_since(self, instant: datetime) -> Outcome[Sequence[ProcessorNotice]]:
        return self.stripe.notices_since(instant)

    def deposit_by_intent(self, payment_intent: str) -> Outcome[ProcessorDeposit]:
        self._know_deposit(payment_intent)
        return self.stripe.deposit_by_intent(payment_intent)

    def capture_deposit(
        self, *, payment_intent: str, amount_cents: int, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        with self._saved():
            return self.stripe.capture_deposit(
                payment_intent=payment_intent,
                amount_cents=amount_cents,
                idempotency_key=idempotency_key,
            )

    def cancel_deposit(
        self, *, payment_intent: str, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        with self._saved():
            return self.stripe.cancel_deposit(
                payment_intent=payment_intent, idempotency_key=idempotency_key
            )

    def know(self, order: OrderSnapshot) -> None:
        """At once, not when it is first asked about."""
        seed(self.stripe, order)

    def move_to(self, instant: datetime) -> datetime:
        """Its clock is the demo's own, so there is nothing to move."""
        return instant

    def dispute_once(self, charge: str, *, reason: str) -> None:
        """The cardholder disputes all of `charge` at the bank, unless they ever did before."""
        self._know_charge(charge)
        if self.stripe.disputes_of_charge(charge) == Done(value=()):
            with self._saved():
                self.stripe.dashboard.open_dispute(charge, reason=reason)

    def _know_deposit(self, payment_intent: str) -> None:
        """Nobody is asked about a deposit before a claim or a release of it is stored."""
        with self.store.unit_of_work() as uow:
            asked_about = [
                *map(uow.deposit_claims.get, uow.deposit_claims.to_ask(now=LAST, limit=MANY)),
                *map(uow.deposit_releases.get, uow.deposit_releases.to_ask(now=LAST, limit=MANY)),
            ]
        for each in asked_about:
            if each is not None and each.payment_intent == payment_intent:
                self._know_order(each.order_id)

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

    @contextmanager
    def _saved(self) -> Iterator[None]:
        try:
            yield
        finally:
            if self.file is not None:
                self.file.save()
