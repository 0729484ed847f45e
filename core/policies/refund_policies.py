"""The named refund presets, and what single cities change in them."""

from collections.abc import Mapping

from attrs import field, frozen

from core.orders.policy import Policy


@frozen
class UnknownPreset(Exception):
    """A preset was asked for that these policies do not have; `known` are those they have."""

    name: str
    known: tuple[str, ...]


@frozen(kw_only=True)
class RefundPolicies:
    """The terms that orders can be sold under (domain.md, *Policy and configuration*).

    `presets` are the terms by name; `cities` holds, by city and then by preset, the whole terms
    of what a city changes.
    """

    presets: Mapping[str, Policy]
    cities: Mapping[str, Mapping[str, Policy]] = field(factory=dict)

    def preset(self, name: str, *, city: str | None = None) -> Policy:
        """The terms of that name as they stand in `city`.

        A city that changes nothing in a preset, or is not mentioned at all, has the general one.
        Raises UnknownPreset.
        """
        if name not in self.presets:
            raise UnknownPreset(name, tuple(self.presets))
        here = self.cities.get(city, {}) if city is not None else {}
        return here.get(name, self.presets[name])
