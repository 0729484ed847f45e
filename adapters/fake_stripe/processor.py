"""FakeStripe: the payment processor port over the engine, in this process."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from attrs import field, frozen

from adapters.fake_stripe import translation
from adapters.fake_stripe.account import Clock, StripeObject
from adapters.fake_stripe.client import Client
from adapters.fake_stripe.dashboard import Dashboard
from adapters.fake_stripe.dispute_calls import DisputeCalls
from adapters.fake_stripe.engine import StripeEngine
from adapters.fake_stripe.faults import Fault
from adapters.fake_stripe.seeding import Seeding
from core.macros.balance import Movement
from ports.payment_processor import (
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorDeposit,
    ProcessorNotice,
    ProcessorRefund,
    ProcessorReversal,
    ProcessorTransfer,
    RefundInstruction,
    Refused,
    ReversalInstruction,
    Unknown,
)


@frozen
class FakeStripe(Seeding, DisputeCalls, PaymentProcessor):
    """A stateful twin of Stripe for demos and tests.

    `dashboard` is everything that happens there without our asking. Currencies are upper case
    here and lower case in Stripe's objects.
    """

    dashboard: Dashboard = field(init=False)
    _client: Client = field(init=False)

    @dashboard.default
    def _dashboard_of_the_engine(self) -> Dashboard:
        return Dashboard(self.engine)

    @_client.default
    def _client_of_the_engine(self) -> Client:
        return Client(self.engine)

    @classmethod
    def at(cls, clock: Clock) -> "FakeStripe":
        """An empty account that reads the time from `clock` (aware UTC)."""
        return cls(StripeEngine(clock=clock))

    def refund(self, instruction: RefundInstruction) -> Outcome[ProcessorRefund]:
        path = f"/v1/charges/{instruction.charge}"
        return self._other_currency(path, instruction.currency) or self._client.post(
            "/v1/refunds",
            {
                "charge": instruction.charge,
                "amount": instruction.amount_cents,
                "metadata": dict(instruction.metadata),
            },
            translation.refund,
            idempotency_key=instruction.idempotency_key,
        )

    def reverse_transfer(self, instruction: ReversalInstruction) -> Outcome[ProcessorReversal]:
        path = f"/v1/transfers/{instruction.transfer}"
        return self._other_currency(path, instruction.currency) or self._client.post(
            f"{path}/reversals",
            {"amount": instruction.amount_cents, "metadata": dict(instruction.metadata)},
            translation.reversal,
            idempotency_key=instruction.idempotency_key,
        )

    def _other_currency(self, path: str, asked: str) -> Refused | Unknown | None:
        """Stripe takes no currency for what goes back: that of what is taken back is compared."""
        found = self._client.get(path, _upper_currency)
        if not isinstance(found, Done):
            return found
        if found.value == asked.upper():
            return None
        return Refused(code="invalid_request_error", message=f"That was paid in {found.value}.")

    def refund_by_ref(self, ref: str) -> Outcome[ProcessorRefund]:
        return self._client.get(f"/v1/refunds/{ref}", translation.refund)

    def refunds_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorRefund]]:
        """Newest first, all pages."""
        return self._client.all("/v1/refunds", translation.refund, {"charge": charge})

    def payments_of_charge(self, charge: str) -> Outcome[Sequence[Movement]]:
        """Newest first, all pages."""
        asked = {"source": charge, "type": "charge"}
        return self._client.all("/v1/balance_transactions", translation.payment, asked)

    def reversals_of_transfer(self, transfer: str) -> Outcome[Sequence[ProcessorReversal]]:
        """Newest first, all pages."""
        return self._client.all(f"/v1/transfers/{transfer}/reversals", translation.reversal)

    def transfer_by_ref(self, ref: str) -> Outcome[ProcessorTransfer]:
        return self._client.get(f"/v1/transfers/{ref}", translation.transfer)

    def notices_since(self, instant: datetime) -> Outcome[Sequence[ProcessorNotice]]:
        """Stripe counts whole seconds, so all of `instant`'s own second is told."""
        asked = {"created": {"gte": int(instant.timestamp())}}
        newest_first = self._client.all("/v1/events", translation.notice, asked)
        if not isinstance(newest_first, Done):
            return newest_first
        return Done(value=tuple(reversed(newest_first.value)))

    def deposit_by_intent(self, payment_intent: str) -> Outcome[ProcessorDeposit]:
        return self._client.get(f"/v1/payment_intents/{payment_intent}", translation.deposit)

    def capture_deposit(
        self, *, payment_intent: str, amount_cents: int, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        return self._client.post(
            f"/v1/payment_intents/{payment_intent}/capture",
            {"amount_to_capture": amount_cents},
            translation.deposit,
            idempotency_key=idempotency_key,
        )

    def cancel_deposit(
        self, *, payment_intent: str, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        return self._client.post(
            f"/v1/payment_intents/{payment_intent}/cancel",
            {},
            translation.deposit,
            idempotency_key=idempotency_key,
        )

    def inject(self, fault: Fault) -> None:
        """Let a fault strike calls to come."""
        self.engine.inject(fault)

    def snapshot(self) -> dict[str, Any]:
        """The whole state as one JSON document."""
        return self.engine.snapshot()

    def restore(self, document: dict[str, Any]) -> None:
        """Become what `snapshot` wrote. Raises UnreadableSnapshotError for another version."""
        self.engine.restore(document)


def _upper_currency(found: StripeObject) -> str:
    return str(found["currency"]).upper()
