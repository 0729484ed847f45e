"""The chargebacks part of a policies file."""

from collections.abc import Callable, Mapping
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from adapters.system.setting_fault import SettingFault
from core.chargebacks.representment import FIELDS
from core.chargebacks.terms import OTHERWISE, ChargebackTerms

Structure = Callable[[Mapping[str, Any], Any], ChargebackTerms]


def chargebacks_hook(converter: Converter) -> Structure:
    """How `converter` reads `[versions.chargebacks]`. Raises SettingFault for terms that cannot
    be.
    """
    settings = make_dict_structure_fn(ChargebackTerms, converter)

    def structure(table: Any, _: Any) -> ChargebackTerms:
        if not isinstance(table, dict):
            raise SettingFault("this must be a table of settings")
        terms = settings(table, ChargebackTerms)
        if terms.remind_before < terms.automatic_before:
            problem = "remind before it goes out by itself: write at least automatic_before"
            raise SettingFault(problem, path="remind_before")
        if terms.high_within < terms.urgent_within:
            raise SettingFault("write at least urgent_within", path="high_within")
        _check_required(terms.required)
        return terms

    return structure


def _check_required(required: Mapping[str, tuple[str, ...]]) -> None:
    if OTHERWISE not in required:
        problem = f"say what every other reason needs, under {OTHERWISE}"
        raise SettingFault(problem, path="required")
    for reason, names in required.items():
        for index, name in enumerate(names):
            if name not in FIELDS:
                path = f"required.{reason}[{index}]"
                raise SettingFault(f"use one of {', '.join(FIELDS)}", path=path)
