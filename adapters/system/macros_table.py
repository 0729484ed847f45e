"""A macros file, structured."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from attrs import fields

from adapters.system.setting_fault import SettingFault
from adapters.system.setting_faults import unknown_setting
from core.cases.kind import CaseKind
from core.cases.status import Awaiting, CaseStatus
from core.errors import Refusal
from core.macros.filling import KNOWN, names_in
from core.macros.macro import MOST_PARAMETERS, UNDECIDED, Macro, MacroParameter
from core.macros.step import Came, Step, StepKind
from core.refunds.reasons import read_reason
from core.text import LONGEST_TEXT, unfit_text

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
PARAMETER = re.compile(r"[a-z][a-z_]{0,63}")
REQUIRED = ("title", "kinds", "steps")
SETTINGS = (*REQUIRED, "statuses", "parameters")
WORDED = frozenset({StepKind.MESSAGE, StepKind.GOODWILL})
REASONED = frozenset({StepKind.REFUND, StepKind.GOODWILL})
Word = TypeVar("Word", bound=StrEnum)


def structure_macros(table: Mapping[str, Any]) -> tuple[Macro, ...]:
    """The macros a parsed file holds. Raises SettingFault for the first thing wrong."""
    for name in table:
        if name != "macros":
            raise unknown_setting(name, ["macros"])
    macros = table.get("macros")
    if not isinstance(macros, dict) or not macros:
        raise SettingFault("give it at least one [macros.name] table", path="macros")
    return tuple(_under(f"macros.{name}", _macro, name, told) for name, told in macros.items())


T = TypeVar("T")


def _under(path: str, read: Callable[..., T], *given: Any) -> T:
    try:
        return read(*given)
    except SettingFault as fault:
        raise fault.under(path) from None


def _macro(name: str, table: Any) -> Macro:
    _table(table, SETTINGS)
    if NAME.fullmatch(name) is None:
        raise SettingFault("name it with small letters, digits and _, such as refund_ladder")
    for each in REQUIRED:
        if each not in table:
            raise SettingFault("this setting is missing", path=each)
    parameters = _under("parameters", _parameters, table.get("parameters", {}))
    statuses = table.get("statuses")
    steps = table["steps"]
    if not isinstance(steps, list) or not steps:
        raise SettingFault("list at least one step", path="steps")
    return Macro(
        name=name,
        title=_under("title", _text, table["title"]),
        kinds=_under("kinds", _words, CaseKind, table["kinds"]),
        statuses=UNDECIDED
        if statuses is None
        else _under("statuses", _words, CaseStatus, statuses),
        parameters=parameters,
        steps=tuple(
            _under(f"steps[{index}]", _step, step, parameters) for index, step in enumerate(steps)
        ),
    )


def _parameters(table: Any) -> dict[str, MacroParameter]:
    if not isinstance(table, dict) or len(table) > MOST_PARAMETERS:
        raise SettingFault(f"write a table of at most {MOST_PARAMETERS} parameters")
    return {name: _under(name, _parameter, name, told) for name, told in table.items()}


def _parameter(name: str, table: Any) -> MacroParameter:
    _table(table, ("about", "default"))
    if PARAMETER.fullmatch(name) is None or name in KNOWN:
        raise SettingFault(f"name it with small letters and _, and not {' or '.join(KNOWN)}")
    if "about" not in table:
        raise SettingFault("this setting is missing", path="about")
    default = table.get("default")
    if default is not None and not isinstance(default, str):
        raise SettingFault("write a text in quotes", path="default")
    return MacroParameter(about=_under("about", _text, table["about"]), default=default)


def _step(table: Any, parameters: Mapping[str, MacroParameter]) -> Step:
    _table(table, tuple(each.name for each in fields(Step)))
    if "do" not in table:
        raise SettingFault("this setting is missing", path="do")
    do = _under("do", _word, StepKind, table["do"])
    to, awaiting = table.get("to"), table.get("awaiting")
    step = Step(
        do=do,
        reason=_under("reason", _reason, table.get("reason", ""), do),
        text=_under("text", _words_of_step, table.get("text", ""), do),
        to=None if to is None else _under("to", _word, CaseStatus, to),
        awaiting=None if awaiting is None else _under("awaiting", _word, Awaiting, awaiting),
        when=frozenset(_under("when", _words, Came, table.get("when", list(Came)))),
    )
    if (do is StepKind.STATUS) is not (step.to is not None):
        raise SettingFault("a status step says where to, and no other step does", path="to")
    if step.awaiting is not None and step.to is not CaseStatus.AWAITING_USER:
        raise SettingFault('only a step to "awaiting_user" awaits somebody', path="awaiting")
    for path, text in (("reason", step.reason), ("text", step.text)):
        _known_names(path, text, parameters)
    return step


def _known_names(path: str, text: str, parameters: Mapping[str, MacroParameter]) -> None:
    for name in names_in(text):
        if name not in parameters and name not in KNOWN:
            known = ", ".join((*parameters, *KNOWN))
            raise SettingFault(f"nobody knows {{{name}}}; there are {known}", path=path)


def _reason(value: object, do: StepKind) -> str:
    if (do in REASONED) is not bool(value):
        raise SettingFault("refund and goodwill steps say why, and no other step does")
    if not isinstance(value, str):
        raise SettingFault("write a text in quotes")
    if value and not list(names_in(value)) and isinstance(read := read_reason(value), Refusal):
        raise SettingFault(read.hint)
    return value


def _words_of_step(value: object, do: StepKind) -> str:
    if (do in WORDED) is not bool(value):
        raise SettingFault("message and goodwill steps have a text, and no other step has")
    return _text(value) if value else ""


def _text(value: object) -> str:
    if not isinstance(value, str) or unfit_text("text", value, longest=LONGEST_TEXT) is not None:
        raise SettingFault(f"write a text in quotes, of at most {LONGEST_TEXT} characters")
    return value


def _words(known: type[Word], value: object) -> tuple[Word, ...]:
    if not isinstance(value, list) or not value:
        raise SettingFault(f"list at least one of {', '.join(known)}")
    return tuple(_word(known, each) for each in value)


def _word(known: type[Word], value: object) -> Word:
    if not isinstance(value, str) or value not in list(known):
        raise SettingFault(f"use one of {', '.join(known)}")
    return known(value)


def _table(table: object, known: tuple[str, ...]) -> None:
    if not isinstance(table, dict):
        raise SettingFault("this must be a table of settings")
    for name in table:
        if name not in known:
            raise unknown_setting(name, list(known))
