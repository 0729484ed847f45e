"""The macros there are."""

from typing import ClassVar

from attrs import frozen

from core.cases.kind import CaseKind
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class ListMacros(Command[bool]):
    """Those for cases of a `kind`, or all of them."""

    action: ClassVar = "macro.list"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})

    kind: CaseKind | None = None

    @property
    def resource(self) -> str:
        return f"macros:{self.kind.value if self.kind else 'all'}"

    def decide(self, work: Work) -> bool | Refusal:
        work.details |= {"kind": self.kind and self.kind.value}
        return True
