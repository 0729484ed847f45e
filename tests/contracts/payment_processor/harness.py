"""A payment processor under contract, and the Stripe behind it that a test can move.

The adapter may call the engine directly or over HTTP: the engine is the same.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

from attrs import frozen

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.refund_plans import RefundPlan
from adapters.stripe.processor import StripeProcessor
from entrypoints.fake_stripe.app import create_fake_stripe_app
from ports.payment_processor import (
    DisputeEvidence,
    Outcome,
    PaymentProcessor,
    ProcessorDeposit,
    ProcessorDispute,
    ProcessorRefund,
    ProcessorReversal,
    RefundInstruction,
    ReversalInstruction,
)
from tests.contracts.payment_processor.one_server import OneServer
from tests.fake_stripe.movable_clock import MovableClock
from tests.stripe.impatient_retries import impatient_retries

MORE_THAN_ANY_RETRIES = 50
API_KEY = "sk_test_contract"


@frozen
class ProcessorHarness:
    """`processor` is what is tested; `stripe` holds the account that it talks to."""

    processor: PaymentProcessor
    stripe: FakeStripe
    clock: MovableClock

    def given_charge(self, charge: str = "ch_1", cents: int = 10_000) -> None:
        self.stripe.register_charge(charge, cents, "USD", f"pi_of_{charge}")

    def given_transfer(self, transfer: str = "tr_1", cents: int = 8_000) -> None:
        self.stripe.register_transfer(transfer, cents, "USD", charge="ch_1")

    def given_deposit(self, payment_intent: str = "pi_dep", cents: int = 30_000) -> None:
        self.stripe.register_deposit(payment_intent, cents, "USD")

    def given_refunds_go(self, *statuses: str) -> None:
        """Refunds asked for from now on go through these statuses."""
        self.stripe.dashboard.plan_refunds(RefundPlan(statuses))

    def given_dispute(self, charge: str = "ch_1", *, due_in: timedelta | None) -> str:
        return str(self.stripe.dashboard.open_dispute(charge, due_in=due_in)["id"])

    def refund(
        self, cents: int, key: str = "refund:srf_1", *, charge: str = "ch_1", currency: str = "USD"
    ) -> Outcome[ProcessorRefund]:
        return self.processor.refund(
            RefundInstruction(
                charge=charge,
                amount_cents=cents,
                currency=currency,
                idempotency_key=key,
                metadata={"refund_id": "srf_1"},
            )
        )

    def reverse(
        self, cents: int, key: str = "reversal:srf_1", *, currency: str = "USD"
    ) -> Outcome[ProcessorReversal]:
        return self.processor.reverse_transfer(
            ReversalInstruction(
                transfer="tr_1",
                amount_cents=cents,
                currency=currency,
                idempotency_key=key,
                metadata={"refund_id": "srf_1"},
            )
        )

    def capture(self, cents: int, key: str = "deposit:sdp_1") -> Outcome[ProcessorDeposit]:
        return self.processor.capture_deposit(
            payment_intent="pi_dep", amount_cents=cents, idempotency_key=key
        )

    def upload(self, content: bytes = b"%PDF-1.7 a receipt", key: str = "file:1") -> Outcome[str]:
        return self.processor.upload_evidence(
            name="receipt.pdf", content=content, mime="application/pdf", idempotency_key=key
        )

    def stage(self, dispute: str, key: str = "stage:1", **texts: str) -> Outcome[ProcessorDispute]:
        return self.processor.stage_evidence(
            dispute=dispute, evidence=DisputeEvidence(texts=texts), idempotency_key=key
        )

    def submit(
        self, dispute: str, key: str = "submit:1", **texts: str
    ) -> Outcome[ProcessorDispute]:
        return self.processor.submit_evidence(
            dispute=dispute, evidence=DisputeEvidence(texts=texts), idempotency_key=key
        )

    @contextmanager
    def every_call_struck_by(self, kind: FaultKind, endpoint: str) -> Iterator[None]:
        """However often the adapter retries by itself, until the block ends."""
        self.stripe.inject(Fault(kind=kind, endpoint=endpoint, times=MORE_THAN_ANY_RETRIES))
        yield
        self.stripe.engine.clear_faults()


HarnessMaker = Callable[[Callable[[], OneServer]], AbstractContextManager[ProcessorHarness]]


@contextmanager
def in_process(_server: Callable[[], OneServer]) -> Iterator[ProcessorHarness]:
    """The engine called directly."""
    clock = MovableClock()
    stripe = FakeStripe.at(clock)
    yield ProcessorHarness(stripe, stripe, clock)


@contextmanager
def over_http(server: Callable[[], OneServer]) -> Iterator[ProcessorHarness]:
    """The stripe library, talking to the engine through its HTTP face."""
    clock = MovableClock()
    stripe = FakeStripe.at(clock)
    running = server()
    running.app = create_fake_stripe_app(stripe, api_key=API_KEY)
    processor = StripeProcessor.of(api_key=API_KEY, api_base=running.url)
    with impatient_retries():
        yield ProcessorHarness(processor, stripe, clock)


HARNESSES: dict[str, HarnessMaker] = {"fake_stripe": in_process, "stripe": over_http}
"""Every adapter of the port; each runs the whole suite."""
