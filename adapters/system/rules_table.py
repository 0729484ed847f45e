"""The parts of a policies file about what the Support Center does by itself."""

from collections.abc import Callable, Mapping
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from adapters.system.setting_fault import SettingFault
from core.policies.inactivity import Inactivity
from core.policies.severe_cases import SevereCases


def severe_cases_hook(
    converter: Converter,
) -> Callable[[Mapping[str, Any], Any], SevereCases]:
    """How `converter` reads `[versions.severe_cases]`. Raises SettingFault."""
    settings = make_dict_structure_fn(SevereCases, converter)

    def structure(table: Any, _: Any) -> SevereCases:
        severe = settings(_table(table), SevereCases)
        if severe.too_many == 0:
            raise SettingFault("write a number above zero", path="too_many")
        return severe

    return structure


def inactivity_hook(converter: Converter) -> Callable[[Mapping[str, Any], Any], Inactivity]:
    """How `converter` reads `[versions.inactivity]`. Raises SettingFault."""
    settings = make_dict_structure_fn(Inactivity, converter)

    def structure(table: Any, _: Any) -> Inactivity:
        inactivity = settings(_table(table), Inactivity)
        if inactivity.close_after <= inactivity.nudge_after:
            problem = "write more than nudge_after: nobody is closed out before being reminded"
            raise SettingFault(problem, path="close_after")
        return inactivity

    return structure


def _table(table: Any) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise SettingFault("this must be a table of settings")
    return table
