"""Hold the payout on a case of a provider who has too many severe ones."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.standing_rules import hold_for_severe_cases


@frozen(kw_only=True)
class HoldSevereCase(CaseCommand[bool]):
    """Applies the rule where it holds by now; answers whether anything was held."""

    action: ClassVar = "hold.apply"
    roles: ClassVar = frozenset({Role.SYSTEM})

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id)
        if isinstance(case, Refusal):
            return case
        return bool(hold_for_severe_cases(work, case))
