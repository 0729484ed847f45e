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
from ports.payment_processor import (
    Outcome,
    PaymentProcessor,
    ProcessorDeposit,
    ProcessorRefund,
    ProcessorReversal,
    RefundInstruction,
    ReversalInstruction,
)
from tests.fake_stripe.movable_clock import MovableClock

MORE_THAN_ANY_RETRIES = 50


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

    @contextmanager
    def every_call_struck_by(self, kind: FaultKind, endpoint: str) -> Iterator[None]:
        """However often the adapter retries by itself, until the block ends."""
        self.stripe.inject(Fault(kind=kind, endpoint=endpoint, times=MORE_THAN_ANY_RETRIES))
        yield
        self.stripe.engine.clear_faults()


HarnessMaker = Callable[[], AbstractContextManager[ProcessorHarness]]


@contextmanager
def in_process() -> Iterator[ProcessorHarness]:
    """The engine called directly."""
    clock = MovableClock()
    stripe = FakeStripe.at(clock)
    yield ProcessorHarness(stripe, stripe, clock)


HARNESSES: dict[str, HarnessMaker] = {"fake_stripe": in_process}
"""Every adapter of the port; each runs the whole suite."""
