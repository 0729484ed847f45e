"""A policies file, structured."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from attrs import frozen
from cattrs import Converter

from adapters.system.automatic_entries_table import automatic_entries_hook
from adapters.system.chargebacks_table import chargebacks_hook
from adapters.system.dmca_table import dmca_hook
from adapters.system.evidence_table import evidence_hook
from adapters.system.notifications_table import notifications_hook
from adapters.system.rules_table import inactivity_hook, severe_cases_hook
from adapters.system.setting_fault import SettingFault
from adapters.system.settings_values import read_duration, read_text, read_whole
from adapters.system.sla_table import SlaTable
from adapters.system.version_table import version_hook
from core.cancellations.terms import AutomaticEntryTerms
from core.chargebacks.terms import ChargebackTerms
from core.dmca.terms import DmcaTerms
from core.evidence.terms import EvidenceTerms
from core.notifications.terms import NotificationTerms
from core.policies.inactivity import Inactivity
from core.policies.policies import Policies
from core.policies.severe_cases import SevereCases
from core.sla.targets import SlaPolicy


@frozen
class PoliciesTable:
    """Every version there ever was. Raises SettingFault when two share a number, or for none."""

    versions: tuple[Policies, ...]

    def __attrs_post_init__(self) -> None:
        if not self.versions:
            raise SettingFault("give it at least one [[versions]] block", path="versions")
        seen: set[int] = set()
        for index, policies in enumerate(self.versions):
            if policies.version in seen:
                problem = f"{policies.version} is taken by an earlier block; use the next number"
                raise SettingFault(problem, path=f"versions[{index}].version")
            seen.add(policies.version)


def structure_policies(table: Mapping[str, Any]) -> PoliciesTable:
    """The policies a parsed file holds. Raises SettingFault, or an ExceptionGroup of several."""
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(int, lambda value, _: read_whole(value))
    converter.register_structure_hook(str, lambda value, _: read_text(value))
    converter.register_structure_hook(timedelta, lambda value, _: read_duration(value))
    converter.register_structure_hook(
        SlaPolicy, lambda value, _: converter.structure(value, SlaTable).policy()
    )
    converter.register_structure_hook(DmcaTerms, dmca_hook(converter))
    converter.register_structure_hook(ChargebackTerms, chargebacks_hook(converter))
    converter.register_structure_hook(EvidenceTerms, evidence_hook(converter))
    converter.register_structure_hook(AutomaticEntryTerms, automatic_entries_hook())
    converter.register_structure_hook(NotificationTerms, notifications_hook())
    converter.register_structure_hook(SevereCases, severe_cases_hook(converter))
    converter.register_structure_hook(Inactivity, inactivity_hook(converter))
    converter.register_structure_hook(Policies, version_hook(converter))
    return converter.structure(table, PoliciesTable)
