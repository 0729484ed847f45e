"""See what a macro would do, before anything is done."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.macros.taken import MacroPreview
from core.request import Role
from core.use_cases.apply_macro import Parameters
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class PreviewMacro(CaseCommand[bool]):
    """The read as the audit has it; the macro office takes the steps where nothing is kept."""

    action: ClassVar = "macro.preview"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})

    macro: str
    parameters: Parameters = ()

    def decide(self, work: Work) -> bool | Refusal:
        work.details |= {"macro": self.macro}
        return True


__all__ = ["MacroPreview", "PreviewMacro"]
