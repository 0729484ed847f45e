"""The notifications part of a policies file."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from adapters.system.setting_fault import SettingFault
from adapters.system.setting_faults import unknown_setting
from core.notifications.quiet_hours import QuietHours
from core.notifications.terms import NotificationTerms
from core.notifications.terms_error import NotificationTermsError
from core.text import unfit_id

KNOWN = ("on_call", "quiet_hours")
OF_QUIET_HOURS = ("zone", "from", "to")
TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)

Structure = Callable[[Mapping[str, Any], Any], NotificationTerms]


def notifications_hook() -> Structure:
    """How `[versions.notifications]` is read. Raises SettingFault for terms that cannot be."""

    def structure(table: Any, _: Any) -> NotificationTerms:
        _only(table, KNOWN)
        terms = NotificationTerms()
        on_call, quiet = table.get("on_call"), table.get("quiet_hours")
        return NotificationTerms(
            on_call=terms.on_call if on_call is None else tuple(_on_call(on_call)),
            quiet_hours=None if quiet is None else _quiet_hours(quiet),
        )

    return structure


def _only(table: object, known: tuple[str, ...], *, path: str = "") -> None:
    if not isinstance(table, dict):
        raise SettingFault("this must be a table of settings", path=path)
    for name in table:
        if name not in known:
            raise unknown_setting(name, list(known)).under(path)


def _on_call(value: object) -> Iterator[str]:
    if not isinstance(value, list) or not value:
        problem = 'name at least one who is paged, such as ["rota_support"]'
        raise SettingFault(problem, path="on_call")
    for index, each in enumerate(value):
        if not isinstance(each, str) or not each or unfit_id("onCall", each) is not None:
            raise SettingFault("write an id in quotes", path=f"on_call[{index}]")
        yield each


def _quiet_hours(table: Any) -> QuietHours:
    _only(table, OF_QUIET_HOURS, path="quiet_hours")
    for name in OF_QUIET_HOURS:
        if name not in table:
            raise SettingFault("this setting is missing", path=f"quiet_hours.{name}")
    try:
        return QuietHours(
            zone=_zone(table["zone"]), begins=_time("from", table), ends=_time("to", table)
        )
    except NotificationTermsError as fault:
        raise SettingFault(fault.problem, path=f"quiet_hours.{fault.path}") from fault


def _zone(value: object) -> str:
    if not isinstance(value, str):
        raise NotificationTermsError("zone", "name the time zone, such as Europe/Berlin")
    return value


def _time(name: str, table: Mapping[str, Any]) -> timedelta:
    value = table[name]
    found = TIME.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        problem = 'write a time of the day in quotes, such as "22:00"'
        raise NotificationTermsError(name, problem)
    return timedelta(hours=int(found[1]), minutes=int(found[2]))
