"""The presets and cities of a policies file, read whole or told what is wrong."""

from collections.abc import Mapping

from attrs import define, field

from core.orders.json_path import under
from core.orders.policy import Policy
from core.orders.reading.misread import shown
from core.policies.default_presets import default_presets
from core.policies.nearest import did_you_mean
from core.policies.policy_fault import PolicyFault
from core.policies.policy_table import Faults, read_override, read_preset
from core.policies.refund_policies import RefundPolicies

# Between a preset and its city, where one types both: strict@berlin.
AT = "@"

Tables = dict[str, object]


def read_refund_policies(
    presets: object, cities: object, *, version: int
) -> RefundPolicies | Faults:
    """What the tables `presets` and `cities` of that version say, or everything wrong with them.

    `presets` None stands for those of kernels.md, `cities` None for no overrides.
    """
    reading = _Reading(version=version)
    if presets is None:
        reading.presets = dict(default_presets(version))
    else:
        reading.read_presets(presets)
    if reading.presets:
        reading.read_cities({} if cities is None else cities)
    if reading.faults:
        return tuple(reading.faults)
    return RefundPolicies(presets=reading.known, cities=reading.cities)


@define(kw_only=True)
class _Reading:
    """What was read so far. A preset at fault stays None, so that its cities find its name."""

    version: int
    presets: dict[str, Policy | None] = field(factory=dict)
    cities: dict[str, Mapping[str, Policy]] = field(factory=dict)
    faults: list[PolicyFault] = field(factory=list)

    @property
    def known(self) -> dict[str, Policy]:
        return {name: policy for name, policy in self.presets.items() if policy is not None}

    def read_presets(self, tables: object) -> None:
        if not isinstance(tables, dict) or not tables:
            self._refuse("presets", tables, "have a table for each preset: [versions.presets.mild]")
            return
        for name, table in tables.items():
            path = under("presets", name)
            self._check_name(name, path)
            read = read_preset(table, path, version=self.version, name=name)
            self.presets[name] = self._kept(read)

    def read_cities(self, tables: object) -> None:
        if not isinstance(tables, dict):
            self._refuse("cities", tables, "have a table for each city")
            return
        for city, overrides in tables.items():
            path = under("cities", city)
            self._check_name(city, path)
            if isinstance(overrides, dict):
                self.cities[city] = self._overrides(overrides, city, path)
            else:
                self._refuse(path, overrides, "have a table for each preset the city changes")

    def _overrides(self, tables: Tables, city: str, path: str) -> dict[str, Policy]:
        merged: dict[str, Policy] = {}
        for name, table in tables.items():
            place = under(path, name)
            if name not in self.presets:
                hint = did_you_mean(name, self.presets)
                self._tell(place, f"there is no preset {shown(name)} to change", hint)
                continue
            base, label = self.presets[name], f"{name}{AT}{city}"
            policy = self._kept(read_override(table, place, base=base, name=label))
            if policy is not None:
                merged[name] = policy
        return merged

    def _kept(self, read: Policy | Faults) -> Policy | None:
        if isinstance(read, Policy):
            return read
        self.faults.extend(read)
        return None

    def _check_name(self, name: str, path: str) -> None:
        if AT in name or not name.strip():
            hint = f"One types a preset and its city as preset{AT}city: choose a name without {AT}."
            self._tell(path, f"{shown(name)} cannot be a name", hint)

    def _refuse(self, path: str, value: object, must: str) -> None:
        hint = "support-center policy show prints presets and cities that are fine."
        self._tell(path, f"must {must}, not {shown(value)}", hint)

    def _tell(self, path: str, problem: str, hint: str) -> None:
        self.faults.append(PolicyFault(path=path, problem=problem, hint=hint))
