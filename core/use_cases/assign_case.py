"""Hand a case to somebody."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.change import Change
from core.cases.stewardship import assign
from core.errors import Refusal
from core.request import Role
from core.text import unfit_id
from core.use_cases.handling.case_command import CaseChange
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class AssignCase(CaseChange):
    """Makes `owner_admin` the owner of the case."""

    action: ClassVar = "case.assign"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    owner_admin: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("ownerAdmin", self.owner_admin)

    def change(self, case: Case, work: Work) -> Change | Refusal:
        work.details |= {"owner_admin": self.owner_admin}
        work.announce(Topic.CASE_ASSIGN, case.case_id, {"owner_admin": self.owner_admin})
        return assign(case, self.owner_admin)
