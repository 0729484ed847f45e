"""Readers of the simple fields of a JSON object; each raises Misread with the path.

A field that is null is as good as absent.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from core.cents import MAX_CENTS
from core.orders.hours import Hours
from core.orders.reading.misread import misread

Fields = dict[str, object]
Choice = TypeVar("Choice")

ALL_PERCENT = 100
_DECIMAL_HOURS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,18})?")


def text(fields: Fields, name: str, path: str) -> str:
    """Text that is not empty."""
    value = fields.get(name)
    if type(value) is str and value:
        return value
    raise misread(fields, name, path, "must be a text that is not empty")


def text_or_none(fields: Fields, name: str, path: str) -> str | None:
    value = fields.get(name)
    if value is None or (type(value) is str and value):
        return value
    raise misread(fields, name, path, "must be a text that is not empty")


def whole(fields: Fields, name: str, path: str) -> int:
    """A whole number from 0 to 2**31 - 1."""
    value = fields.get(name)
    if type(value) is int and 0 <= value <= MAX_CENTS:
        return value
    raise misread(fields, name, path, f"must be a whole number from 0 to {MAX_CENTS}")


def whole_or(fields: Fields, name: str, path: str, default: int) -> int:
    return default if fields.get(name) is None else whole(fields, name, path)


def cents(fields: Fields, name: str, path: str) -> int:
    """An amount in cents, 0 to 2**31 - 1."""
    value = fields.get(name)
    if type(value) is int and 0 <= value <= MAX_CENTS:
        return value
    raise misread(fields, name, path, f"must be whole cents from 0 to {MAX_CENTS}")


def cents_or(fields: Fields, name: str, path: str, default: int) -> int:
    return default if fields.get(name) is None else cents(fields, name, path)


def percent(fields: Fields, name: str, path: str) -> int:
    value = fields.get(name)
    if type(value) is int and 0 <= value <= ALL_PERCENT:
        return value
    raise misread(fields, name, path, "must be a whole percentage from 0 to 100")


def percent_or(fields: Fields, name: str, path: str, default: int) -> int:
    return default if fields.get(name) is None else percent(fields, name, path)


def flag_or(fields: Fields, name: str, path: str, *, default: bool) -> bool:
    value = fields.get(name)
    if value is None:
        return default
    if value is True or value is False:
        return value
    raise misread(fields, name, path, "must be true or false")


def choice(fields: Fields, name: str, path: str, choices: Mapping[str, Choice]) -> Choice:
    """One of the named choices."""
    value = fields.get(name)
    if type(value) is str and (chosen := choices.get(value)) is not None:
        return chosen
    raise misread(fields, name, path, f"must be one of {', '.join(choices)}")


def hours(fields: Fields, name: str, path: str) -> Hours:
    """Hours written as a decimal text (`"4.0"`)."""
    value = fields.get(name)
    if type(value) is str and _DECIMAL_HOURS.fullmatch(value):
        return Hours.of_decimal(value)
    raise misread(fields, name, path, 'must be hours as a decimal text such as "4.0"')
