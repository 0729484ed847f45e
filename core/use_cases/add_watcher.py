"""Let somebody follow a case."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.cases.change import Change
from core.cases.stewardship import add_watcher
from core.errors import Refusal
from core.request import Role
from core.text import unfit_id
from core.use_cases.handling.case_command import CaseChange
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class AddWatcher(CaseChange):
    """Adds a watcher, who may open the case even when it is restricted."""

    action: ClassVar = "case.watch"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    user_id: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("userId", self.user_id)

    def change(self, case: Case, work: Work) -> Change | Refusal:
        work.details |= {"user_id": self.user_id}
        return add_watcher(case, self.user_id)
