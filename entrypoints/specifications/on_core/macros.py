"""Applying macros in the core."""

from collections.abc import Mapping

from attrs import frozen

from core.errors import Refusal
from core.macros.taken import Taken
from core.use_cases.apply_macro import ApplyMacro
from core.use_cases.preview_macro import PreviewMacro
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import signed_by
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import MacroSeen


@frozen
class CoreMacros:
    """entrypoints/specifications/driver.py, `Macros`."""

    office: Office

    def apply(
        self, who: Person, case_id: str, macro: str, parameters: Mapping[str, str]
    ) -> MacroSeen | Refusal:
        asked = ApplyMacro(case_id=case_id, macro=macro, parameters=_given(parameters))
        told = self.office.macros.apply(asked, signed_by(self.office, who))
        return told if isinstance(told, Refusal) else _seen(told.steps, told.ids)

    def preview(
        self, who: Person, case_id: str, macro: str, parameters: Mapping[str, str]
    ) -> MacroSeen | Refusal:
        asked = PreviewMacro(case_id=case_id, macro=macro, parameters=_given(parameters))
        told = self.office.macros.preview(asked, signed_by(self.office, who))
        if isinstance(told, Refusal):
            return told
        return told.refusal or _seen(told.steps, ())


def _given(parameters: Mapping[str, str]) -> tuple[Mapping[str, str], ...]:
    return tuple({"name": name, "value": value} for name, value in parameters.items())


def _seen(steps: tuple[Taken, ...], ids: tuple[str, ...]) -> MacroSeen:
    refunds = (made for made in ids if made.startswith("srf_"))
    return MacroSeen(
        cents=sum(step.amount_cents or 0 for step in steps),
        messages=sum(step.body_md is not None for step in steps),
        refund_id=next(refunds, None),
    )
