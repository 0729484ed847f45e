"""Record a fact that a kernel needs from a person."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.cases.change import Change
from core.cases.fact import FactName, fact_entry
from core.errors import Refusal
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.case_command import CaseChange
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class RecordCaseFact(CaseChange):
    """A validated fact, with the note that explains it; the last word on a fact counts."""

    action: ClassVar = "case.fact"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    fact: FactName
    note: str
    value: bool = True

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_text("note", self.note)

    def change(self, case: Case, work: Work) -> Change | Refusal:
        work.details |= {"fact": self.fact.value, "value": self.value}
        return Change(case, (fact_entry(self.fact, value=self.value, note=self.note),))
