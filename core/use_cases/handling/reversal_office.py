"""Taking back from providers what a refund that succeeded owes (domain.md, *Refund*, Transfer).

As with refunds: what is due is committed first, the processor called with nothing open.
"""

from attrs import frozen

from core.asking import keys_may_be_forgotten
from core.request import Request
from core.transfers.reversal import ReversalStatus, TransferReversal
from core.use_cases.handling.desk import Desk
from core.use_cases.settle_reversal import SettleReversal
from ports.payment_processor import (
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorReversal,
    Refused,
    ReversalInstruction,
    Unknown,
)


@frozen(kw_only=True)
class ReversalOffice:
    """Sends reversals until they succeed or a person has to look."""

    desk: Desk
    processor: PaymentProcessor

    def send_new(self, order_id: str, request: Request, *, made_by: str | None = None) -> None:
        """Send whatever is due on the order and was not asked for yet; only what comes back for
        the refund `made_by`, where many of the order may be sending at once.
        """
        with self.desk.store.unit_of_work() as uow:
            reversals = uow.transfer_reversals.of_order(order_id)
        for reversal in reversals:
            if made_by not in (None, reversal.made_by):
                continue
            if reversal.status is ReversalStatus.DUE and not reversal.asked:
                self.send(reversal.reversal_id, request)

    def send(self, reversal_id: str, request: Request) -> Outcome[ProcessorReversal] | None:
        """Ask for a reversal that is due, and settle it with the answer. Safe to repeat.

        While refunds are paused, once its key may be forgotten, and where it was called off,
        the processor is only asked whether it happened. Answers what it said, None where it was
        not asked.
        """
        with self.desk.store.unit_of_work() as uow:
            reversal = uow.transfer_reversals.get(reversal_id)
            paused = uow.refund_switch.read().paused
        if reversal is None or reversal.status is ReversalStatus.SUCCEEDED:
            return None
        outcome = self._outcome(reversal, paused=paused)
        self._settle(reversal_id, outcome, request)
        return outcome

    def _settle(
        self, reversal_id: str, outcome: Outcome[ProcessorReversal] | None, request: Request
    ) -> None:
        if outcome is not None:
            settle = SettleReversal(reversal_id=reversal_id, outcome=outcome)
            self.desk.handle(settle, request.by_itself())

    def _outcome(
        self, reversal: TransferReversal, *, paused: bool
    ) -> Outcome[ProcessorReversal] | None:
        stopped = paused or reversal.status is ReversalStatus.CANCELLED
        forgotten = keys_may_be_forgotten(reversal.created_at, when=self.desk.clock.now())
        found = self._listed(reversal) if stopped or forgotten else None
        if found is not None or stopped:
            return found
        return self.processor.reverse_transfer(_instruction(reversal))

    def _listed(self, reversal: TransferReversal) -> Done[ProcessorReversal] | Unknown | None:
        """The reversal as the processor may have made it when its answer was lost."""
        listed = self.processor.reversals_of_transfer(reversal.transfer_id)
        if isinstance(listed, Refused):
            return Unknown(detail=f"{listed.code}: {listed.message}")
        if isinstance(listed, Unknown):
            return listed
        ours = (
            told
            for told in listed.value
            if told.metadata.get("reversal_id") == reversal.reversal_id
        )
        found = next(ours, None)
        return None if found is None else Done(value=found)


def _instruction(reversal: TransferReversal) -> ReversalInstruction:
    return ReversalInstruction(
        transfer=reversal.transfer_id,
        amount_cents=reversal.amount_cents,
        currency=reversal.currency,
        idempotency_key=reversal.idempotency_key,
        metadata={
            name: value
            for name, value in (
                ("reversal_id", reversal.reversal_id),
                ("refund_id", reversal.refund_id),
                ("outside_refund", reversal.outside_ref),
                ("case_id", reversal.case_id),
                ("order_id", reversal.order_id),
            )
            if value is not None
        },
    )
