"""Change how urgent a case is."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_priority
from core.cases.case import Case
from core.cases.change import Change
from core.cases.stewardship import set_priority
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.case_command import CaseChange
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class SetCasePriority(CaseChange):
    """Sets the priority, 1 (urgent) to 5; the clocks keep what they consumed."""

    action: ClassVar = "case.priority"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    priority: int

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_priority(self.priority)

    def change(self, case: Case, work: Work) -> Change | Refusal:
        work.details |= {"from": case.priority, "to": self.priority}
        return set_priority(case, self.priority)
