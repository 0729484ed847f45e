"""Refunds from the ask to the settlement: the intent first, then the processor, then the books.

The processor is called with no transaction open, under a key made of the refund's id
(reliability.md 1, 2, 5).
"""

from datetime import timedelta

from attrs import frozen

from core.errors import Refusal
from core.refunds.refund import Refund, RefundStatus
from core.request import Request
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.handling.desk import Desk
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.resume_refunds import ReleasePausedRefund, ResumeRefunds
from core.use_cases.settle_refund import SettleRefund
from ports.payment_processor import PaymentProcessor, RefundInstruction

KEYS_LIVE = timedelta(hours=23)


@frozen(kw_only=True)
class RefundOffice:
    """The commands after which money may have to move."""

    desk: Desk
    processor: PaymentProcessor

    def issue(self, asked: IssueRefund, request: Request) -> str | Refusal:
        """The new refund's id. It is settled where the processor answered at once."""
        refund_id = self.desk.handle(asked, request)
        if not isinstance(refund_id, Refusal):
            self.send(refund_id, request)
        return refund_id

    def approve(self, asked: ApproveRefund, request: Request) -> bool | Refusal:
        approved = self.desk.handle(asked, request)
        if approved is True:
            self.send(asked.refund_id, request)
        return approved

    def resume(self, asked: ResumeRefunds, request: Request) -> bool | Refusal:
        """Resumes, then sends every refund that waited for that alone."""
        resumed = self.desk.handle(asked, request)
        if resumed is True:
            for refund_id in self._waiting():
                self.desk.handle(ReleasePausedRefund(refund_id=refund_id), self._by_itself(request))
                self.send(refund_id, request)
        return resumed

    def send(self, refund_id: str, request: Request) -> None:
        """Ask the processor for a refund that is due, and settle it with the answer.

        Safe to repeat: the processor answers the same key with the same refund. Past 23
        hours its keys may be forgotten, so nothing is sent again blindly.
        """
        refund = self._refund(refund_id)
        if refund is None or refund.status is not RefundStatus.PROCESSING:
            return
        if self.desk.clock.now() - refund.updated_at >= KEYS_LIVE:
            return
        outcome = self.processor.refund(_instruction(refund))
        settle = SettleRefund(refund_id=refund_id, outcome=outcome)
        self.desk.handle(settle, self._by_itself(request))

    def _refund(self, refund_id: str) -> Refund | None:
        with self.desk.store.unit_of_work() as uow:
            return uow.refunds.get(refund_id)

    def _waiting(self) -> tuple[str, ...]:
        with self.desk.store.unit_of_work() as uow:
            return uow.refunds.waiting_for_resume()

    def _by_itself(self, request: Request) -> Request:
        return Request.system(
            correlation_id=request.correlation_id, received_at=request.received_at
        )


def _instruction(refund: Refund) -> RefundInstruction:
    return RefundInstruction(
        charge=refund.charge_id,
        amount_cents=refund.amount_cents,
        currency=refund.currency,
        idempotency_key=f"{refund.refund_id}:refunds",
        metadata={
            "refund_id": refund.refund_id,
            "case_id": refund.case_id,
            "order_id": refund.order_id,
        },
    )
