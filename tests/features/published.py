"""The policies as product publishes them, read once."""

from adapters.system.toml_policies import TomlPolicies
from core.policies.policy_json import policy_json
from tests.features.driver import Json

PRESET_OF = {"talent": "flexible", "studio": "studio", "deliverable": "deliverable"}
PUBLISHED = TomlPolicies()


def policy_named(name: str) -> Json:
    """The published policy of that name, as an order's snapshot carries it."""
    return policy_json(PUBLISHED.current().refunds.preset(name))
