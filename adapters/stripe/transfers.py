"""Transfers to providers, and taking them back."""

from collections.abc import Sequence

from attrs import frozen

from adapters.stripe import translation
from adapters.stripe.agreed_currency import currency_of, disagreement
from adapters.stripe.connection import MOST_ROWS, Connection
from ports.payment_processor import (
    Outcome,
    ProcessorReversal,
    ProcessorTransfer,
    ReversalInstruction,
)


@frozen
class Transfers(Connection):
    """What providers were paid."""

    def reverse_transfer(self, instruction: ReversalInstruction) -> Outcome[ProcessorReversal]:
        """Stripe takes no currency here, so the transfer's is looked up first."""
        transfer = self.one(
            lambda: self.client.v1.transfers.retrieve(instruction.transfer), currency_of
        )
        obstacle = disagreement(transfer, asked=instruction.currency, of="transfer")
        if obstacle is not None:
            return obstacle
        return self.one(
            lambda: self.client.v1.transfers.reversals.create(
                instruction.transfer,
                {"amount": instruction.amount_cents, "metadata": dict(instruction.metadata)},
                {"idempotency_key": instruction.idempotency_key},
            ),
            translation.reversal,
        )

    def transfer_by_ref(self, ref: str) -> Outcome[ProcessorTransfer]:
        return self.one(lambda: self.client.v1.transfers.retrieve(ref), translation.transfer)

    def reversals_of_transfer(self, transfer: str) -> Outcome[Sequence[ProcessorReversal]]:
        """Newest first, all pages."""
        return self.every(
            lambda: self.client.v1.transfers.reversals.list(transfer, {"limit": MOST_ROWS}),
            translation.reversal,
        )
