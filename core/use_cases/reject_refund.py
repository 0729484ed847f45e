"""Reject a proposed refund."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.refunds.approval import forbids_rejection
from core.refunds.entries import rejected_entry
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.refund_command import RefundCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.failing import fail


@frozen(kw_only=True)
class RejectRefund(RefundCommand[bool]):
    """Fails a proposed refund with `rejected` and frees its reservation."""

    action: ClassVar = "refund.reject"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    reason: str | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        found = self.refund_and_case(work)
        if isinstance(found, Refusal):
            return found
        refund, case = found
        forbidden = forbids_rejection(refund)
        if forbidden is not None:
            return forbidden
        failed = refund.failed("rejected", when=work.now)
        fail(work, failed)
        work.record(case, rejected_entry(failed, reason=self.reason))
        return True
