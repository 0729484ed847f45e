"""The policies and macros as product publishes them, read once."""

from adapters.system.toml_macros import TomlMacros
from adapters.system.toml_policies import TomlPolicies
from core.policies.policy_json import policy_json
from entrypoints.specifications.driver import Json

PUBLISHED = TomlPolicies()
PUBLISHED_MACROS = TomlMacros()
_UNUSUAL_NAMES = {"talent": "flexible"}


def usual_terms(kind: str) -> Json:
    """The policy that a leg of that kind is usually sold under."""
    return policy_named(_UNUSUAL_NAMES.get(kind, kind))


def policy_named(name: str) -> Json:
    """The published policy of that name, as an order's snapshot carries it."""
    return policy_json(PUBLISHED.current().refunds.preset(name))
