"""The presets that come with the program, as the terms of a leg."""

from core.policies.policy_json import policy_json
from tests.builders.published import published_policies
from tests.orders.worked_example import Json


def terms(preset: str) -> Json:
    """A shipped preset as it would stand in a snapshot."""
    return policy_json(published_policies().current().refunds.preset(preset))
