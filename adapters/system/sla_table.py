"""The SLA part of a policies file."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from adapters.system.setting_fault import SettingFault
from core.sla.calendar import Calendar
from core.sla.calendar_table import read_calendar
from core.sla.config_error import SlaConfigError
from core.sla.targets import PRIORITIES, SlaPolicy, SlaTargets

PRIORITY_NAMES = {f"p{priority}": priority for priority in PRIORITIES}


@frozen(kw_only=True)
class SlaTable:
    """Targets, named calendars, and which priority counts on which (`p4 = "office"`)."""

    targets: SlaTargets = field(factory=SlaTargets)
    calendars: Mapping[str, dict[str, Any]] = field(factory=dict)
    calendar_of: Mapping[str, str] = field(factory=dict)

    def policy(self) -> SlaPolicy:
        """Raises SettingFault for a calendar or target that cannot be used."""
        try:
            return SlaPolicy.of(self.targets, dict(self._by_priority()))
        except SlaConfigError as fault:
            raise SettingFault(fault.problem, path=fault.path) from fault

    def _by_priority(self) -> Iterator[tuple[int, Calendar]]:
        named = {
            name: read_calendar(table, path=f"calendars.{name}")
            for name, table in self.calendars.items()
        }
        for priority, name in self.calendar_of.items():
            path = f"calendar_of.{priority}"
            if priority not in PRIORITY_NAMES:
                raise SettingFault(f"use one of {', '.join(PRIORITY_NAMES)}", path=path)
            if name not in named:
                raise SettingFault(f"there is no calendar {name!r} among calendars", path=path)
            yield PRIORITY_NAMES[priority], named[name]
