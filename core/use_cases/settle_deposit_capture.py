"""Settle the capture of a deposit with what the processor said of it."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.deposit_claim_command import DepositClaimCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling_capture import Captured, settle_capture


@frozen(kw_only=True)
class SettleDepositCapture(DepositClaimCommand[bool]):
    """Moves an approved claim to what became of its capture; answers whether it moved.

    An unknown outcome leaves it approved, to be asked about again or, in the end, to a person
    (reliability.md 4 to 6).
    """

    action: ClassVar = "deposit.settle"
    roles: ClassVar = frozenset({Role.SYSTEM})

    outcome: Captured

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        return settle_capture(work, claim, case, self.outcome)
