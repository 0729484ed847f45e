"""One refund preset as a block of lines for people."""

from core.orders.policy import Policy
from entrypoints.policy.columns import columns
from entrypoints.policy.policy_in_words import (
    HEADINGS,
    SOLD,
    apology_in_words,
    policy_in_words,
)


def preset_block(policy: Policy) -> list[str]:
    """Its name and kernel, then what comes back when."""
    return [
        f"{policy.name}: {SOLD[policy.kernel]} ({policy.kernel})",
        *columns((HEADINGS, *policy_in_words(policy)), indent="  "),
        f"  {apology_in_words(policy)}",
    ]
