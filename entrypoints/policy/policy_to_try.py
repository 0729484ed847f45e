"""The policy that somebody wants to try: a preset, a preset in a city, or a file."""

from pathlib import Path

from attrs import evolve

from adapters.system.policy_file import read_policy_file
from core.orders.policy import Policy
from core.policies.nearest import nearest
from core.policies.refund_policies import RefundPolicies
from core.policies.refund_tables import AT
from entrypoints.policy.choosing import chosen_preset
from entrypoints.policy.unknown_name import UnknownName

FILE_SIGNS = ("/", "\\", ".toml", ".json")


def policy_to_try(named: str, refunds: RefundPolicies) -> Policy:
    """What `strict`, `strict@berlin` or `milder.toml` stands for; a preset comes before a file.

    Raises UnknownName, or PoliciesFileError for a file that cannot be used.
    """
    preset = named.partition(AT)[0]
    if preset in refunds.presets:
        return chosen_preset(refunds, named)
    file = Path(named).expanduser()
    if file.exists() or any(sign in named for sign in FILE_SIGNS):
        # By the file's name: one that began as a printed preset still has the preset's.
        return evolve(read_policy_file(file), name=file.name)
    close = nearest(preset, refunds.presets)
    meant = f"Did you mean {close}? " if close else ""
    raise UnknownName(
        f"{named} is neither a refund preset nor a file. {meant}Presets are:"
        f" {', '.join(refunds.presets)}."
    )
