"""Settle the release of a deposit with what the processor said of it."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.deposit_release_command import DepositReleaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling_release import Returned, settle_release


@frozen(kw_only=True)
class SettleDepositRelease(DepositReleaseCommand[bool]):
    """Moves a release to what became of it; answers whether it ended.

    An unknown outcome, or a refund that is still on its way, leaves it processing, to be asked
    about again or, in the end, to a person (reliability.md 4 to 6).
    """

    action: ClassVar = "deposit.settle_release"
    roles: ClassVar = frozenset({Role.SYSTEM})

    outcome: Returned

    def decide(self, work: Work) -> bool | Refusal:
        found = self.release_and_case(work)
        if isinstance(found, Refusal):
            return found
        release, case = found
        return settle_release(work, release, case, self.outcome, asked=True)
