"""End a proposal that nobody decided on."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.refunds.entries import failed_entry
from core.refunds.refund import RefundStatus
from core.request import Role
from core.use_cases.handling.refund_command import RefundCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.failing import fail


@frozen(kw_only=True)
class ExpireRefund(RefundCommand[bool]):
    """Fails a proposed refund with `expired` once its time is over, and frees its reservation.

    Answers False while it is not, and for one that was decided.
    """

    action: ClassVar = "refund.expire"
    roles: ClassVar = frozenset({Role.SYSTEM})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.refund_and_case(work)
        if isinstance(found, Refusal):
            return found
        refund, case = found
        waits = refund.status is RefundStatus.PROPOSED and refund.expires_at is not None
        if not waits or work.now < (refund.expires_at or work.now):
            return False
        expired = refund.failed("expired", when=work.now)
        fail(work, expired)
        work.record(case, failed_entry(expired))
        return True
