"""The part of a policies file about what happens without a person."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from adapters.system.setting_fault import SettingFault
from adapters.system.setting_faults import unknown_setting
from adapters.system.settings_values import read_whole
from core.cancellations.terms import AutomaticEntryTerms
from core.orders.kind import LegKind
from core.orders.party import Party

KNOWN = ("cancelled_by", "kinds", "refund_up_to_cents")
Word = TypeVar("Word", bound=StrEnum)
Structure = Callable[[Mapping[str, Any], Any], AutomaticEntryTerms]


def automatic_entries_hook() -> Structure:
    """How `[versions.automatic_entries]` is read. Raises SettingFault for terms that cannot be."""

    def structure(table: Any, _: Any) -> AutomaticEntryTerms:
        if not isinstance(table, dict):
            raise SettingFault("this must be a table of settings")
        for name in table:
            if name not in KNOWN:
                raise unknown_setting(name, list(KNOWN))
        usual = AutomaticEntryTerms()
        given = table.get("refund_up_to_cents")
        return AutomaticEntryTerms(
            cancelled_by=_words(table, "cancelled_by", Party, usual.cancelled_by),
            kinds=_words(table, "kinds", LegKind, usual.kinds),
            refund_up_to_cents=usual.refund_up_to_cents if given is None else _ceilings(given),
        )

    return structure


def _words(
    table: Mapping[str, Any], name: str, known: type[Word], usual: frozenset[Word]
) -> frozenset[Word]:
    value = table.get(name)
    if value is None:
        return usual
    if not isinstance(value, list):
        raise SettingFault(f"write a list of {', '.join(known)}", path=name)
    for index, each in enumerate(value):
        if each not in list(known):
            raise SettingFault(f"use one of {', '.join(known)}", path=f"{name}[{index}]")
    return frozenset(map(known, value))


def _ceilings(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise SettingFault("write cents per currency: USD = 50000", path="refund_up_to_cents")
    return {currency: _cents(currency, cents) for currency, cents in value.items()}


def _cents(currency: str, value: object) -> int:
    try:
        return read_whole(value)
    except SettingFault as fault:
        raise fault.under(f"refund_up_to_cents.{currency}") from fault
