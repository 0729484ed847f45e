"""Escalate a case."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.cases.change import Change
from core.cases.stewardship import escalate
from core.errors import Refusal
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.case_command import CaseChange
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class EscalateCase(CaseChange):
    """Marks the case as escalated until it is resolved."""

    action: ClassVar = "case.escalate"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    reason: str | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_text("reason", self.reason)

    def change(self, case: Case, work: Work) -> Change | Refusal:  # noqa: ARG002
        return escalate(case, self.reason)
