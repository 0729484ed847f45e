"""The part of a policies file about copyright claims."""

from collections.abc import Callable
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from adapters.system.setting_fault import SettingFault
from core.dmca.notice import LONGEST_LIST
from core.dmca.terms import DmcaTerms
from core.sla.business_hours import BusinessHours
from core.sla.calendar_table import read_calendar
from core.sla.config_error import SlaConfigError

LONGEST_WINDOW = 60
ABOVE_ZERO = ("restore_after_days", "repeat_offender_claims", "most_urls")

Structure = Callable[[Any, Any], DmcaTerms]


def dmca_hook(converter: Converter) -> Structure:
    """How `converter` reads `[versions.dmca]`. Raises SettingFault for terms that cannot be."""
    converter.register_structure_hook(BusinessHours, lambda value, _: _calendar(value))
    settings = make_dict_structure_fn(DmcaTerms, converter)

    def structure(table: Any, _: Any) -> DmcaTerms:
        if not isinstance(table, dict):
            raise SettingFault("this must be a table of settings")
        terms = settings(table, DmcaTerms)
        for name in ABOVE_ZERO:
            if getattr(terms, name) == 0:
                raise SettingFault("write a number above zero", path=name)
        _check_window(terms)
        if terms.most_urls > LONGEST_LIST:
            raise SettingFault(f"write at most {LONGEST_LIST}", path="most_urls")
        return terms

    return structure


def _check_window(terms: DmcaTerms) -> None:
    if not terms.restore_after_days < terms.restore_within_days <= LONGEST_WINDOW:
        problem = f"write a number above restore_after_days, at most {LONGEST_WINDOW}"
        raise SettingFault(problem, path="restore_within_days")


def _calendar(value: object) -> BusinessHours:
    if not isinstance(value, dict):
        raise SettingFault("this must be a table of settings")
    try:
        return read_calendar(value, path="")
    except SlaConfigError as fault:
        raise SettingFault(fault.problem, path=fault.path.lstrip(".")) from fault
