"""The version, preset and city somebody names, or how to name them."""

from adapters.system.toml_policies import TomlPolicies
from core.orders.policy import Policy
from core.policies.nearest import did_you_mean
from core.policies.policies import Policies
from core.policies.refund_policies import RefundPolicies
from core.policies.refund_tables import AT
from entrypoints.policy.unknown_name import UnknownName


def chosen_version(policies: TomlPolicies, number: int | None) -> Policies:
    """That version, the one in force by default. Raises UnknownName."""
    if number is None:
        return policies.current()
    if number not in policies.numbers:
        known = ", ".join(map(str, policies.numbers))
        raise UnknownName(f"There is no version {number} in {policies.file}. It has {known}.")
    return policies.version(number)


def chosen_preset(refunds: RefundPolicies, name: str, city: str | None = None) -> Policy:
    """The preset as it stands in the city, also for the name `strict@berlin`.

    Raises UnknownName for either.
    """
    general, _, named_city = name.partition(AT)
    city = city if city is not None else named_city or None
    check_city(refunds, city)
    if general not in refunds.presets:
        hint = did_you_mean(general, refunds.presets)
        raise UnknownName(f"There is no preset {general}. {hint}")
    return refunds.preset(general, city=city)


def check_city(refunds: RefundPolicies, city: str | None) -> None:
    """Raises UnknownName for a city without overrides, which is most likely a slip."""
    if city is not None and city not in refunds.cities:
        known = f"{did_you_mean(city, refunds.cities)} " if refunds.cities else ""
        raise UnknownName(
            f"No preset is changed in {city}. {known}Without a city you get what stands everywhere."
        )
