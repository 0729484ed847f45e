"""Raise the alarm over content that is not back within its window."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.overdue_content import alarm_if_overdue


@frozen(kw_only=True)
class NoteOverdueContent(DmcaClaimCommand[bool]):
    """Once a claim, whether its return was ordered or not; answers whether it was raised."""

    action: ClassVar = "dmca.overdue"
    roles: ClassVar = frozenset({Role.SYSTEM})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        late, _ = alarm_if_overdue(work, claim, case)
        if late is claim:
            return False
        work.uow.dmca_claims.save(late)
        return True
