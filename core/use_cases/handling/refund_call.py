"""Asking the processor for a refund, or only about it (reliability.md 1, 5 and 10)."""

from datetime import datetime
from typing import TypeVar

from attrs import frozen

from core.asking import keys_may_be_forgotten
from core.parked.for_a_person import ForAPerson
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from ports.payment_processor import (
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorRefund,
    RefundInstruction,
    Refused,
    Unknown,
)
from ports.unit_of_work import Store

T = TypeVar("T")
DISPUTED = Refused(code="charge_disputed", message="The buyer's bank disputes this charge.")
NOT_FOUND = ForAPerson("the processor's keys are forgotten, and it lists no such refund")


@frozen(kw_only=True)
class RefundCall:
    """A refund that is on its way, and what stands in the way of it, as stored just now."""

    refund: Refund
    charge_id: str
    disputed: bool
    paused: bool

    @classmethod
    def due(cls, store: Store, refund_id: str) -> "RefundCall | None":
        """The call to make for a refund, None where there is none to make.

        The switch is read last, directly before the call: whoever pauses refunds stops those
        that were decided in the same moment.
        """
        with store.unit_of_work() as uow:
            refund = uow.refunds.get(refund_id)
            if refund is None or refund.charge_id is None or not _is_on_its_way(refund):
                return None
            charge = uow.charges.get(refund.charge_id)
            return cls(
                refund=refund,
                charge_id=refund.charge_id,
                disputed=charge is not None and charge.disputed,
                paused=uow.refund_switch.read().paused,
            )

    def make(
        self, processor: PaymentProcessor, *, when: datetime
    ) -> Outcome[ProcessorRefund] | ForAPerson | None:
        """What the processor answers; None where refunds are paused and it knows of nothing."""
        if self.refund.processor_ref is not None:
            return _unless_refused(processor.refund_by_ref(self.refund.processor_ref))
        # Written before there was a time of sending: the oldest there is.
        since = self.refund.sent_at or self.refund.created_at
        forgotten = keys_may_be_forgotten(since, when=when)
        if not (self.disputed or forgotten or self.paused):
            return processor.refund(self._instruction())
        return self._listed(processor) or self._not_sent(forgotten=forgotten)

    def _not_sent(self, *, forgotten: bool) -> Refused | ForAPerson | None:
        if self.disputed:
            return DISPUTED
        return NOT_FOUND if forgotten else None

    def _listed(self, processor: PaymentProcessor) -> Done[ProcessorRefund] | Unknown | None:
        """The refund as the processor may have made it when its answer was lost."""
        listed = _unless_refused(processor.refunds_of_charge(self.charge_id))
        if isinstance(listed, Unknown):
            return listed
        ours = (
            told for told in listed.value if told.metadata.get("refund_id") == self.refund.refund_id
        )
        found = next(ours, None)
        return None if found is None else Done(value=found)

    def _instruction(self) -> RefundInstruction:
        """The same to the letter however often it is made."""
        refund = self.refund
        return RefundInstruction(
            charge=self.charge_id,
            amount_cents=refund.amount_cents,
            currency=refund.currency,
            idempotency_key=f"{refund.refund_id}:refunds",
            metadata={
                "refund_id": refund.refund_id,
                "case_id": refund.case_id,
                "order_id": refund.order_id,
            },
        )


def _is_on_its_way(refund: Refund) -> bool:
    return (refund.method, refund.status) == (RefundMethod.CARD, RefundStatus.PROCESSING)


def _unless_refused(answer: Outcome[T]) -> Done[T] | Unknown:
    """A question that is refused says nothing of the refund it was about."""
    if isinstance(answer, Refused):
        return Unknown(detail=f"{answer.code}: {answer.message}")
    return answer
