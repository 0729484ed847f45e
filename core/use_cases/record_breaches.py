"""Record what a case missed."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class RecordBreaches(CaseCommand[bool]):
    """Each deadline that passed is told, escalates and makes more urgent, once.

    Every command records them before anything else; this one does nothing more.
    """

    action: ClassVar = "sla.breach"
    roles: ClassVar = frozenset({Role.SYSTEM})

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id)
        return case if isinstance(case, Refusal) else True
