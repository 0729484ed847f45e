"""Payment intents that secure deposits."""

from attrs import frozen

from adapters.stripe import translation
from adapters.stripe.connection import Connection
from ports.payment_processor import Outcome, ProcessorDeposit


@frozen
class Deposits(Connection):
    """Authorised amounts, captured once or let go."""

    def deposit_by_intent(self, payment_intent: str) -> Outcome[ProcessorDeposit]:
        return self.one(
            lambda: self.client.v1.payment_intents.retrieve(payment_intent), translation.deposit
        )

    def capture_deposit(
        self, *, payment_intent: str, amount_cents: int, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        return self.one(
            lambda: self.client.v1.payment_intents.capture(
                payment_intent,
                {"amount_to_capture": amount_cents},
                {"idempotency_key": idempotency_key},
            ),
            translation.deposit,
        )

    def cancel_deposit(
        self, *, payment_intent: str, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]:
        return self.one(
            lambda: self.client.v1.payment_intents.cancel(
                payment_intent, {}, {"idempotency_key": idempotency_key}
            ),
            translation.deposit,
        )
