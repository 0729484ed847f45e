"""A calendar as a policies file writes it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from core.sla.business_hours import BusinessHours
from core.sla.config_error import SlaConfigError
from core.sla.shift import WEEKDAYS, Shift

KEYS = ("zone", "shifts", "holidays")


def read_calendar(table: Mapping[str, Any], *, path: str) -> BusinessHours:
    """Business hours from a policies table.

    Such a table reads:

        zone = "Europe/Berlin"
        holidays = ["2026-01-01", 2026-12-25]
        shifts.monday = ["09:00-12:00", "13:00-17:00"]

    `path` is where the table stands in its file (`calendars.office`). Raises SlaConfigError
    naming the path of the first thing wrong.
    """
    try:
        _refuse_unknown_keys(table)
        return BusinessHours(
            zone=_zone(table.get("zone")),
            shifts=tuple(_shifts(table.get("shifts", {}))),
            holidays=frozenset(_holidays(table.get("holidays", []))),
        )
    except SlaConfigError as problem:
        raise problem.under(path) from None


def _refuse_unknown_keys(table: Mapping[str, Any]) -> None:
    for key in table:
        if key not in KEYS:
            raise SlaConfigError(key, f"is not a calendar setting; use {', '.join(KEYS)}")


def _zone(value: object) -> str:
    if not isinstance(value, str):
        raise SlaConfigError("zone", "name the time zone, such as Europe/Berlin")
    return value


def _shifts(value: object) -> Iterator[Shift]:
    if not isinstance(value, Mapping):
        raise SlaConfigError("shifts", 'list the shifts of each weekday: monday = ["09:00-17:00"]')
    for name, spans in value.items():
        if name not in WEEKDAYS:
            raise SlaConfigError(f"shifts.{name}", f"is no weekday; use {', '.join(WEEKDAYS)}")
        if not isinstance(spans, list) or not all(isinstance(span, str) for span in spans):
            raise SlaConfigError(f"shifts.{name}", 'write a list such as ["09:00-17:00"]')
        yield from (Shift.read(WEEKDAYS.index(name), span) for span in spans)


def _holidays(value: object) -> Iterator[date]:
    if not isinstance(value, list):
        raise SlaConfigError("holidays", 'write a list of dates such as ["2026-12-25"]')
    for index, day in enumerate(value):
        yield _holiday(day, f"holidays[{index}]")


def _holiday(value: object, path: str) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        problem = f"{str(value)!r} is no date; write it as 2026-12-25"
        raise SlaConfigError(path, problem) from None
