"""Move a case to another status."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.cases.transitions import Move
from core.errors import Refusal
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.moving import move_case


@frozen(kw_only=True)
class SetCaseStatus(CaseCommand[bool]):
    """Moves the case; closing it releases its payout holds (domain.md, guards)."""

    action: ClassVar = "case.status"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    status: CaseStatus
    reason: str | None = None
    awaiting: Awaiting | None = None
    outcome: Outcome | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        moved = move_case(work, case, self._wish())
        return moved if isinstance(moved, Refusal) else True

    def _wish(self) -> Move:
        return Move(
            to=self.status, awaiting=self.awaiting, outcome=self.outcome, reason=self.reason
        )
