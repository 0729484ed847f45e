"""Close a case to everybody it does not name, or open it again."""

from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.cases.change import Change
from core.cases.stewardship import restrict
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.case_command import CaseChange
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class RestrictCase(CaseChange):
    """Restricts the case to its opener, owner and watchers, or lifts that."""

    action: ClassVar = "case.restrict"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    restricted: bool = True

    def change(self, case: Case, work: Work) -> Change | Refusal:
        work.details |= {"restricted": self.restricted}
        return restrict(case, restricted=self.restricted)
