"""One run of a macro over the work of one command."""

from collections.abc import Callable, Mapping

from attrs import define, evolve, field

from core.cases.case import Case
from core.errors import ErrorCode, Refusal
from core.macros.balance import Movement
from core.macros.filling import filled, written_amount
from core.macros.macro import Macro
from core.macros.step import Came, Step, StepKind
from core.macros.taken import Applied, Taken
from core.use_cases.handling.work import Work


@define(kw_only=True)
class MacroRun:
    """What is known while the steps are taken. `movements` are what the processor's balance shows
    by charge, looked up before; `values` are the parameters, and what came of the steps so far.
    """

    work: Work
    macro: Macro
    case_id: str
    values: dict[str, str]
    movements: Mapping[str, tuple[Movement, ...]] = field(factory=dict)
    came: Came = Came.NOTHING
    taken: list[Taken] = field(factory=list)
    ids: list[str] = field(factory=list)

    def all_steps(self, doing: Mapping[StepKind, "Doing"]) -> Refusal | None:
        """Take every step that applies; the first refusal stops the run."""
        for step in self.macro.steps:
            if not step.when or self.came in step.when:
                refused = doing[step.do](self, step)
                if refused is not None:
                    return refused
        return None

    @property
    def applied(self) -> Applied:
        return Applied(macro=self.macro.name, steps=tuple(self.taken), ids=tuple(self.ids))

    @property
    def case(self) -> Case:
        """As the steps so far leave it."""
        case = self.work.case(self.case_id)
        if isinstance(case, Refusal):
            raise TypeError(f"{self.case_id} was open to {self.work.request.actor}")
        return case

    def order_id(self) -> str | Refusal:
        order_id = self.case.order_id
        return no_order() if order_id is None else order_id

    def fill(self, text: str) -> str:
        return filled(text, self.values)

    def took(self, step: Taken, *, made: str | None = None) -> None:
        self.taken.append(step)
        if made is not None:
            self.ids.append(made)

    def moved_money(self, came: Came, cents: int, currency: str) -> None:
        self.came = came
        self.values["amount"] = written_amount(cents, currency)


Doing = Callable[[MacroRun, Step], Refusal | None]


def of_parameter(refusal: Refusal, name: str) -> Refusal:
    """The same refusal, told of the macro's parameter that led to it."""
    return evolve(refusal, field=f"parameters.{name}")


def is_of_parameter(refusal: Refusal) -> bool:
    return (refusal.field or "").startswith("parameters.")


def no_order() -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="caseId",
        message="This case names no order, and the macro moves an order's money.",
        hint="Apply it on the case of the order.",
    )
