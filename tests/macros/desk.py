"""A macro office over the whole Support Center in memory, and short names for asking it."""

from typing import Any

from adapters.memory.content_visibility import MemoryContentVisibility
from core.errors import Refusal
from core.macros.taken import Applied, MacroPreview
from core.request import Request, Role
from core.use_cases.apply_macro import ApplyMacro
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.macro_office import MacroOffice
from core.use_cases.preview_macro import PreviewMacro
from tests.builders.published import published_macros
from tests.use_cases.office import Office, request_of

BOTH = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})
ADA = request_of("usr_ada", BOTH)


def macro_office(office: Office) -> MacroOffice:
    return MacroOffice(
        desk=office.desk,
        macros=published_macros(),
        refunds=office.refunds,
        content=DmcaOffice(desk=office.desk, visibility=MemoryContentVisibility()),
    )


def given(parameters: dict[str, str]) -> tuple[dict[str, str], ...]:
    return tuple({"name": name, "value": value} for name, value in parameters.items())


def asked(case_id: str, macro: str, more: dict[str, Any], **parameters: str) -> ApplyMacro:
    return ApplyMacro(case_id=case_id, macro=macro, parameters=given(parameters), **more)


def applies(
    office: Office, case_id: str, macro: str, request: Request = ADA, /, **parameters: str
) -> Applied:
    told = macro_office(office).apply(asked(case_id, macro, {}, **parameters), request)
    assert isinstance(told, Applied), told
    return told


def refused(
    office: Office, case_id: str, macro: str, request: Request = ADA, /, **parameters: str
) -> Refusal:
    """The refusal of both, applying and previewing; nothing changes but the audit."""
    before = office.everything_but_audit()
    told = macro_office(office).apply(asked(case_id, macro, {}, **parameters), request)
    assert isinstance(told, Refusal), told
    assert office.everything_but_audit() == before
    return told


def previews(
    office: Office, case_id: str, macro: str, request: Request = ADA, /, **parameters: str
) -> MacroPreview | Refusal:
    before = office.everything_but_audit()
    wanted = PreviewMacro(case_id=case_id, macro=macro, parameters=given(parameters))
    told = macro_office(office).preview(wanted, request)
    assert office.everything_but_audit() == before
    return told
