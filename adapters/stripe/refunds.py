"""Refunds of charges."""

from collections.abc import Sequence

from attrs import frozen

from adapters.stripe import translation
from adapters.stripe.agreed_currency import currency_of, disagreement
from adapters.stripe.connection import MOST_ROWS, Connection
from core.macros.balance import Movement
from ports.payment_processor import Outcome, ProcessorRefund, RefundInstruction


@frozen
class Refunds(Connection):
    """What a customer gets back, asked for by us or by anybody."""

    def refund(self, instruction: RefundInstruction) -> Outcome[ProcessorRefund]:
        """Stripe refuses a currency beside a charge, so the charge's is looked up first."""
        charge = self.one(lambda: self.client.v1.charges.retrieve(instruction.charge), currency_of)
        obstacle = disagreement(charge, asked=instruction.currency, of="charge")
        if obstacle is not None:
            return obstacle
        return self.one(
            lambda: self.client.v1.refunds.create(
                {
                    "charge": instruction.charge,
                    "amount": instruction.amount_cents,
                    "metadata": dict(instruction.metadata),
                },
                {"idempotency_key": instruction.idempotency_key},
            ),
            translation.refund,
        )

    def refund_by_ref(self, ref: str) -> Outcome[ProcessorRefund]:
        return self.one(lambda: self.client.v1.refunds.retrieve(ref), translation.refund)

    def payments_of_charge(self, charge: str) -> Outcome[Sequence[Movement]]:
        """Newest first, all pages."""
        return self.every(
            lambda: self.client.v1.balance_transactions.list(
                {"source": charge, "type": "charge", "limit": MOST_ROWS}
            ),
            translation.payment,
        )

    def refunds_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorRefund]]:
        """Newest first, all pages."""
        return self.every(
            lambda: self.client.v1.refunds.list({"charge": charge, "limit": MOST_ROWS}),
            translation.refund,
        )
