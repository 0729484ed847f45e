"""Settle the reversal of a transfer with what the processor said of it."""

from typing import ClassVar

from attrs import field, frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling_reversal import settle_reversal
from ports.payment_processor import Outcome, ProcessorReversal


@frozen(kw_only=True)
class SettleReversal(Command[bool]):
    """Puts down that money came back from a provider, or why it did not yet.

    What is refused or unknown stays due, and is parked after the last try. Answers whether the
    money came back just now.
    """

    action: ClassVar = "reversal.settle"
    roles: ClassVar = frozenset({Role.SYSTEM})

    reversal_id: str
    outcome: Outcome[ProcessorReversal] = field()

    @property
    def resource(self) -> str:
        return f"reversal:{self.reversal_id}"

    def decide(self, work: Work) -> bool | Refusal:
        reversal = work.uow.transfer_reversals.get(self.reversal_id)
        if reversal is None:
            raise LookupError(f"{self.reversal_id} was never due")
        work.details |= {"case_id": reversal.case_id, "amount_cents": reversal.amount_cents}
        return settle_reversal(work, reversal, self.outcome)
