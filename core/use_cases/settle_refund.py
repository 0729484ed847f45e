"""Settle a refund with what the processor said of it."""

from typing import ClassVar

from attrs import field, frozen

from core.errors import Refusal
from core.parked.for_a_person import ForAPerson
from core.request import Role
from core.use_cases.handling.refund_command import RefundCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling import settle_refund
from ports.payment_processor import Outcome, ProcessorRefund


@frozen(kw_only=True)
class SettleRefund(RefundCommand[bool]):
    """Moves a sent refund to what became of it, as often as it is told (reliability.md 4, 7).

    An unknown outcome leaves it processing with its reservation, and counts as a try unless it
    was heard without our `asked`; answers whether the refund moved.
    """

    action: ClassVar = "refund.settle"
    roles: ClassVar = frozenset({Role.SYSTEM})

    outcome: Outcome[ProcessorRefund] | ForAPerson = field()
    asked: bool = True

    def decide(self, work: Work) -> bool | Refusal:
        found = self.refund_and_case(work)
        if isinstance(found, Refusal):
            return found
        refund, case = found
        return settle_refund(work, refund, case, self.outcome, asked=self.asked)
