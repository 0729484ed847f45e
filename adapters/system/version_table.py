"""One `[[versions]]` block of a policies file."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import evolve, fields
from cattrs import Converter
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, override

from adapters.system.setting_fault import SettingFault
from adapters.system.setting_faults import unknown_setting
from adapters.system.settings_values import is_whole
from adapters.system.toml_document import json_of
from core.policies.policies import Policies
from core.policies.policy_table import Faults
from core.policies.refund_policies import RefundPolicies
from core.policies.refund_tables import read_refund_policies

PRESETS, CITIES = "presets", "cities"
SETTINGS = [each.name for each in fields(Policies) if each.name != "refunds"]
KNOWN = [*SETTINGS, PRESETS, CITIES]

Structure = Callable[[Mapping[str, Any], Any], Policies]


def version_hook(converter: Converter) -> Structure:
    """How `converter` reads a block; presets and cities by the rules of an order's policy."""
    settings = make_dict_structure_fn(Policies, converter, refunds=override(omit=True))

    def structure(table: Any, _: Any) -> Policies:
        if not isinstance(table, dict):
            raise SettingFault("this must be a table of settings")
        return _version(table, settings)

    return structure


def _version(table: dict[str, Any], settings: Structure) -> Policies:
    """Raises an ExceptionGroup of everything wrong with the block."""
    raised: list[Exception] = list(_strangers(table))
    try:
        known = {name: table[name] for name in SETTINGS if name in table}
        policies = settings(known, Policies)
    except BaseValidationError as invalid:
        raised.append(invalid)
    refunds = _refunds(table)
    if not isinstance(refunds, RefundPolicies):
        raised.extend(SettingFault(it.problem, path=it.path, hint=it.hint) for it in refunds)
    elif not raised:
        return evolve(policies, refunds=refunds)
    raise ExceptionGroup("a version of the policies", raised)


def _strangers(table: dict[str, Any]) -> Iterator[SettingFault]:
    return (unknown_setting(name, KNOWN) for name in table if name not in KNOWN)


def _refunds(table: dict[str, Any]) -> RefundPolicies | Faults:
    version = table.get("version")
    return read_refund_policies(
        json_of(table.get(PRESETS)),
        json_of(table.get(CITIES)),
        # A version that is no number is a fault of its own.
        version=version if is_whole(version) else 0,
    )
