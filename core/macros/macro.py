"""A macro: what agents do often, as data (macros.toml)."""

from collections.abc import Mapping

from attrs import field, frozen

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import ErrorCode, Refusal
from core.macros.step import NEEDS, Step
from core.request import Request
from core.text import LONGEST_TEXT, unfit_text

UNDECIDED = (
    CaseStatus.NEW,
    CaseStatus.TRIAGE,
    CaseStatus.INVESTIGATING,
    CaseStatus.AWAITING_USER,
    CaseStatus.DECISION_PENDING,
)
MOST_PARAMETERS = 30


@frozen(kw_only=True)
class MacroParameter:
    """What whoever applies the macro has to say. `default` stands for what they leave out."""

    about: str
    default: str | None = None

    @property
    def is_required(self) -> bool:
        return self.default is None


@frozen(kw_only=True)
class Macro:
    """Applied as one operation: all of its steps, or none."""

    name: str
    title: str
    kinds: tuple[CaseKind, ...]
    steps: tuple[Step, ...]
    statuses: tuple[CaseStatus, ...] = UNDECIDED
    parameters: Mapping[str, MacroParameter] = field(factory=dict)

    def lacks_role(self, request: Request) -> Refusal | None:
        """FORBIDDEN where a step needs a role that the token does not carry."""
        refusals = (request.lacks(NEEDS[step.do]) for step in self.steps)
        return next((refusal for refusal in refusals if refusal is not None), None)

    def unfit_for(self, case: Case) -> Refusal | None:
        if case.kind not in self.kinds:
            named = ", ".join(kind.name for kind in self.kinds)
            return Refusal(
                code=ErrorCode.BAD_USER_INPUT,
                field="macro",
                message=f"{self.name} is not for cases of the kind {case.kind.name}.",
                hint=f"It is for: {named}. macros lists those for a kind.",
            )
        if case.status not in self.statuses:
            named = ", ".join(status.name for status in self.statuses)
            return Refusal(
                code=ErrorCode.INVALID_TRANSITION,
                field="macro",
                message=f"{self.name} does not fit a case that is {case.status.name}.",
                hint=f"It fits: {named}.",
            )
        return None

    def given(self, parameters: Mapping[str, str]) -> dict[str, str] | Refusal:
        """Every parameter's value, or what is wrong with those that were given."""
        for name in parameters:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                # What was typed for a name is told to nobody: it may be anything.
                return Refusal(
                    code=ErrorCode.BAD_USER_INPUT,
                    field="parameters",
                    message=f"{self.name} has no such parameter.",
                    hint=f"It has: {known}.",
                )
        values: dict[str, str] = {}
        for name, parameter in self.parameters.items():
            value = parameters.get(name, parameter.default)
            if value is None:
                return _unfit(name, f"{self.name} needs it: {parameter.about}.", "Give it a value.")
            unfit = unfit_text(f"parameters.{name}", value, longest=LONGEST_TEXT)
            if unfit is not None and (value or parameter.is_required):
                return unfit
            values[name] = value
        return values


def _unfit(name: str, message: str, hint: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT, field=f"parameters.{name}", message=message, hint=hint
    )


def no_such_macro(known: tuple[str, ...]) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="macro",
        message="There is no such macro.",
        hint=f"There are: {', '.join(known)}.",
    )
