"""Readers of the objects and lists inside a JSON object."""

from collections.abc import Callable
from typing import TypeVar

from core.orders.json_path import item, under
from core.orders.reading.fields import Fields
from core.orders.reading.misread import Misread, misread, shown

Read = TypeVar("Read")
Reader = Callable[[Fields, str], Read]


def part(fields: Fields, name: str, path: str, read: Reader[Read]) -> Read:
    """The object in field `name`, read by `read`."""
    value = fields.get(name)
    if isinstance(value, dict):
        return read(value, under(path, name))
    raise misread(fields, name, path, "must be an object")


def part_or_none(fields: Fields, name: str, path: str, read: Reader[Read]) -> Read | None:
    return None if fields.get(name) is None else part(fields, name, path, read)


def rows(fields: Fields, name: str, path: str, read: Reader[Read]) -> tuple[Read, ...]:
    """The objects of the list in field `name`, each read by `read`."""
    value = fields.get(name)
    if not isinstance(value, list):
        raise misread(fields, name, path, "must be a list")
    place = under(path, name)
    return tuple([_row(each, item(place, index), read) for index, each in enumerate(value)])


def _row(value: object, place: str, read: Reader[Read]) -> Read:
    if isinstance(value, dict):
        return read(value, place)
    raise Misread(place, f"must be an object, not {shown(value)}")
