"""Commands on one case: they name it, and may name the version their caller saw."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.cases.case import Case
from core.cases.change import Change
from core.errors import Refusal
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work

Told = TypeVar("Told")


@frozen(kw_only=True)
class CaseCommand(Command[Told]):
    """A command filed under its case. With `expected_version` a case that has changed since
    is answered with CONFLICT.
    """

    case_id: str
    expected_version: int | None = None

    @property
    def resource(self) -> str:
        return f"case:{self.case_id}"

    def unfit_case(self) -> Iterator[Refusal | None]:
        yield unfit_id("caseId", self.case_id)

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()


@frozen(kw_only=True)
class CaseChange(CaseCommand[bool]):
    """A command that is nothing but one operation of the case itself."""

    @abstractmethod
    def change(self, case: Case, work: Work) -> Change | Refusal:
        """What the domain makes of it."""

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        change = self.change(case, work)
        if isinstance(change, Refusal):
            return change
        work.apply(change)
        return True
