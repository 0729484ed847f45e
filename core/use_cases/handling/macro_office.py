"""Macros from the choice to what is sent afterwards."""

from collections.abc import Mapping

from attrs import evolve, frozen

from core.errors import ErrorCode, Refusal
from core.macros.balance import Movement
from core.macros.macro import Macro, no_such_macro
from core.macros.step import StepKind
from core.macros.taken import Applied, MacroPreview
from core.request import Request
from core.use_cases.apply_macro import ApplyMacro
from core.use_cases.handling.command import Command
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.macro_run import is_of_parameter
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.handling.work import Work
from core.use_cases.list_macros import ListMacros
from core.use_cases.preview_macro import PreviewMacro
from core.use_cases.steps.macro_steps import DOING
from ports.id_generator import Prefix
from ports.macros import Macros
from ports.payment_processor import Done, PaymentProcessor

Movements = Mapping[str, tuple[Movement, ...]]


@frozen(kw_only=True)
class MacroOffice:
    """The processor's balance is looked at first where a macro needs it, with no transaction open;
    what the macro made is sent after its transaction.
    """

    desk: Desk
    macros: Macros
    refunds: RefundOffice
    content: DmcaOffice

    @property
    def processor(self) -> PaymentProcessor:
        return self.refunds.processor

    def listed(self, asked: ListMacros, request: Request) -> tuple[Macro, ...] | Refusal:
        told = self.desk.handle(asked, request)
        if isinstance(told, Refusal):
            return told
        return tuple(each for each in self.macros.all() if asked.kind in (None, *each.kinds))

    def apply(self, asked: ApplyMacro, request: Request) -> Applied | Refusal:
        ready = self._ready(asked, request)
        if isinstance(ready, Refusal):
            return self._refused(ready, asked, request)
        told = self.desk.handle(ready, request)
        if isinstance(told, Refusal):
            return told
        applied = Applied.from_json(told)
        self._send(applied, request)
        return applied

    def preview(self, asked: PreviewMacro, request: Request) -> MacroPreview | Refusal:
        """The steps are taken in a session that is never committed: so it is exactly them."""
        applying = ApplyMacro(
            case_id=asked.case_id,
            expected_version=asked.expected_version,
            macro=asked.macro,
            parameters=asked.parameters,
        )
        unfit = next((fault for fault in applying.faults() if fault is not None), None)
        ready = unfit or request.lacks(asked.roles) or self._ready(applying, request)
        if isinstance(ready, Refusal):
            return self._refused(ready, asked, request)
        told = self._taken(ready, request)
        if isinstance(told, Refusal):
            return self._refused(told, asked, request)
        noted = self.desk.handle(asked, request)
        return noted if isinstance(noted, Refusal) else told

    def _taken(self, ready: ApplyMacro, request: Request) -> MacroPreview | Refusal:
        desk = self.desk
        with desk.store.unit_of_work() as scratch:
            work = Work(
                uow=scratch,
                request=request,
                now=desk.clock.now(),
                ids=desk.ids,
                all_policies=desk.policies,
            )
            run = ready.run(work)
            if isinstance(run, Refusal):
                return run
            refused = run.all_steps(DOING)
            if refused is not None and is_of_parameter(refused):
                return refused
            return MacroPreview(
                macro=run.macro.name,
                title=run.macro.title,
                steps=tuple(run.taken),
                refusal=refused,
            )

    def _ready(self, asked: ApplyMacro, request: Request) -> ApplyMacro | Refusal:
        """With its macro, and with what the balance shows where the macro asks for it."""
        macro = self.macros.named(asked.macro)
        if macro is None:
            return no_such_macro(tuple(each.name for each in self.macros.all()))
        ready = evolve(asked, found=macro)
        looks = any(step.do is StepKind.REFUND_DUPLICATE for step in macro.steps)
        if not looks or _is_refused_anyway(ready, macro, request):
            return ready
        movements = self._movements(asked)
        return movements if isinstance(movements, Refusal) else evolve(ready, movements=movements)

    def _movements(self, asked: ApplyMacro) -> Movements | Refusal:
        """Of the case's order, and of the other order that the parameters name."""
        found: dict[str, tuple[Movement, ...]] = {}
        for charge in self._charges(asked):
            told = self.processor.payments_of_charge(charge)
            if not isinstance(told, Done):
                return _silent()
            found[charge] = tuple(told.value)
        return found

    def _charges(self, asked: ApplyMacro) -> list[str]:
        """Only payments of one buyer are looked at together."""
        given = {each["name"]: each["value"] for each in asked.parameters}
        with self.desk.store.unit_of_work() as uow:
            case = uow.cases.get(asked.case_id)
            ours = case and case.order_id and uow.order_snapshots.newest(case.order_id)
            other = given.get("other_order")
            theirs = uow.order_snapshots.newest(other) if other else None
        orders = [order for order in (ours, theirs) if order]
        charges = [order.payment.charge for order in orders if order.buyer_id == orders[0].buyer_id]
        return [charge for charge in charges if charge is not None] if ours else []

    def _send(self, applied: Applied, request: Request) -> None:
        for made in applied.ids:
            if made.startswith(Prefix.REFUND):
                self.refunds.send(made, request)
            elif made.startswith(Prefix.DMCA_CLAIM):
                self.content.send(made, request)

    def _refused(
        self,
        why: Refusal,
        asked: Command[object],
        request: Request,
    ) -> Refusal:
        self.desk.record_refusal(request, action=asked.action, resource=asked.resource, why=why)
        return why


def _is_refused_anyway(asked: ApplyMacro, macro: Macro, request: Request) -> bool:
    """Whether the command says no by itself, so that nothing is looked up for it."""
    given = macro.given({each["name"]: each["value"] for each in asked.parameters})
    unfit = any(fault is not None for fault in asked.faults())
    return unfit or isinstance(given, Refusal) or macro.lacks_role(request) is not None


def _silent() -> Refusal:
    return Refusal(
        code=ErrorCode.INTERNAL,
        message="The payment processor could not be asked; nothing was changed.",
        hint="Try again in a few minutes.",
    )
