"""Write a note that only staff can read."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.text import LONGEST_TEXT, unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.noting import leave_note


@frozen(kw_only=True)
class AddCaseNote(CaseCommand[bool]):
    """An internal note: a message for staff, which stops no clock (domain.md, *SLA clocks*)."""

    action: ClassVar = "case.note"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    note: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_text("note", self.note, longest=LONGEST_TEXT)

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        note = leave_note(work, case, self.note)
        work.details |= {"message_id": note.message_id}
        return True
