"""What `support-center policy show` prints."""

import json
from typing import Any

from adapters.system.toml_policies import TomlPolicies
from core.policies.policies import Policies
from core.policies.policy_json import policy_json
from entrypoints.policy.choosing import check_city, chosen_preset, chosen_version
from entrypoints.policy.overview import overview
from entrypoints.policy.policies_json import policies_json
from entrypoints.policy.preset_page import preset_block


def shown_policies(
    policies: TomlPolicies, number: int | None, *, city: str | None, as_json: bool
) -> str:
    """One version whole. Raises UnknownName."""
    version = chosen_version(policies, number)
    check_city(version.refunds, city)
    if as_json:
        return _json(policies_json(version, city=city))
    return "\n".join((_title(policies, version), "", *overview(version, city=city)))


def shown_preset(
    policies: TomlPolicies, number: int | None, *, name: str, city: str | None, as_json: bool
) -> str:
    """One preset of a version. Raises UnknownName."""
    version = chosen_version(policies, number)
    preset = chosen_preset(version.refunds, name, city)
    if as_json:
        return _json(policy_json(preset))
    return "\n".join((_title(policies, version), "", *preset_block(preset)))


def _title(policies: TomlPolicies, version: Policies) -> str:
    in_force = "in force" if version == policies.current() else "not in force any more"
    return f"Policies, version {version.version} ({in_force})"


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
