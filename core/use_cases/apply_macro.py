"""Apply a macro: all of its steps as one operation, or none."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from core.errors import ErrorCode, Refusal
from core.macros.balance import Movement
from core.macros.macro import Macro
from core.request import Role
from core.text import unfit_id
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.command import NOT_ASKED
from core.use_cases.handling.macro_run import MacroRun
from core.use_cases.handling.work import Work
from core.use_cases.steps.macro_steps import DOING

Parameters = tuple[Mapping[str, str], ...]


@frozen(kw_only=True)
class ApplyMacro(CaseCommand[dict[str, Any]]):
    """Answers what `Applied.from_json` reads. The macro office found the macro by its name, and
    looked at the processor's balance where it needs that.
    """

    action: ClassVar = "macro.apply"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})

    macro: str
    parameters: Parameters = ()
    found: Macro | None = field(default=None, metadata={NOT_ASKED: True})
    movements: Mapping[str, tuple[Movement, ...]] = field(factory=dict, metadata={NOT_ASKED: True})

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("macro", self.macro)
        yield _given_twice(self.parameters)

    def decide(self, work: Work) -> dict[str, Any] | Refusal:
        run = self.run(work)
        if isinstance(run, Refusal):
            return run
        refused = run.all_steps(DOING)
        if refused is not None:
            return refused
        work.details |= {"macro": self.macro, "made": list(run.ids)}
        return run.applied.as_json()

    def run(self, work: Work) -> MacroRun | Refusal:
        """Ready to take its steps, unless the macro does not fit the case or whoever applies it."""
        if self.found is None:
            raise LookupError(f"{self.macro} was not looked up")
        case = work.case(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        lacking = self.found.lacks_role(work.request)
        if lacking is not None:
            return lacking
        given = self.found.given({each["name"]: each["value"] for each in self.parameters})
        unfit = self.found.unfit_for(case)
        if unfit is not None or isinstance(given, Refusal):
            return unfit or given  # type: ignore[return-value]
        return MacroRun(
            work=work,
            macro=self.found,
            case_id=self.case_id,
            values={**given, "order": case.order_id or "", "amount": "nothing"},
            movements=self.movements,
        )


def _given_twice(parameters: Parameters) -> Refusal | None:
    names = [each["name"] for each in parameters]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is None:
        return None
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="parameters",
        message="A parameter is given twice.",
        hint="Give each parameter once.",
    )
