"""Refunds from the ask to the settlement: the intent first, then the processor, then the books.

The processor is called with no transaction open, under a key made of the refund's id
(reliability.md 1, 2, 5).
"""

from attrs import frozen

from core.errors import Refusal
from core.request import Request
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.refund_call import RefundCall
from core.use_cases.handling.reversal_office import ReversalOffice
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.resume_refunds import ReleasePausedRefund, ResumeRefunds
from core.use_cases.settle_refund import SettleRefund
from core.use_cases.steps.settling import Told
from ports.payment_processor import PaymentProcessor


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
                self.release(refund_id, request)
        return resumed

    def release(self, refund_id: str, request: Request) -> Told | None:
        """Send a refund that waited for the end of a pause. Safe to repeat; answers as `send`."""
        self.desk.handle(ReleasePausedRefund(refund_id=refund_id), request.by_itself())
        return self.send(refund_id, request)

    def send(self, refund_id: str, request: Request) -> Told | None:
        """Ask the processor for a refund that is due, settle it with the answer, and take back
        from providers what it then owes.

        Safe to repeat: the processor answers the same key with the same refund. Past 23 hours
        its keys may be forgotten, so that it is looked for and never sent again. Answers what the
        processor said, None where it was not asked.
        """
        call = RefundCall.due(self.desk.store, refund_id)
        answer = None if call is None else call.make(self.processor, when=self.desk.clock.now())
        if call is None or answer is None:
            return None
        settle = SettleRefund(refund_id=refund_id, outcome=answer)
        if self.desk.handle(settle, request.by_itself()) is True:
            self.reversals.send_new(call.refund.order_id, request, made_by=refund_id)
        return answer

    @property
    def reversals(self) -> ReversalOffice:
        return ReversalOffice(desk=self.desk, processor=self.processor)

    def _waiting(self) -> tuple[str, ...]:
        with self.desk.store.unit_of_work() as uow:
            return uow.refunds.waiting_for_resume()
