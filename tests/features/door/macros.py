"""Macros from outside."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from core.errors import Refusal
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import MacroSeen
from tests.features.door.client import Client

APPLY = """mutation ($it: ApplyMacroInput!) { applyMacro(input: $it) {
    ids steps { amountCents bodyMd } } }"""
PREVIEW = """query ($case: ID!, $macro: String!, $given: [MacroParameterInput!]) {
    previewMacro(caseId: $case, macro: $macro, parameters: $given) {
    refusal { code } steps { amountCents bodyMd } } }"""


@frozen
class DoorMacros:
    """entrypoints/specifications/driver.py, `Macros`."""

    client: Client

    def apply(
        self, who: Person, case_id: str, macro: str, parameters: Mapping[str, str]
    ) -> MacroSeen | Refusal:
        asked = {"caseId": case_id, "macro": macro, "parameters": _given(parameters)}
        return self.client.sees(who, APPLY, _seen, it=asked)

    def preview(
        self, who: Person, case_id: str, macro: str, parameters: Mapping[str, str]
    ) -> MacroSeen | Refusal:
        given = _given(parameters)
        return self.client.sees(who, PREVIEW, _seen, case=case_id, macro=macro, given=given)


def _given(parameters: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in parameters.items()]


def _seen(told: dict[str, Any]) -> MacroSeen:
    refunds = (made for made in told.get("ids", ()) if made.startswith("srf_"))
    return MacroSeen(
        cents=sum(step["amountCents"] or 0 for step in told["steps"]),
        messages=sum(step["bodyMd"] is not None for step in told["steps"]),
        refund_id=next(refunds, None),
    )
