"""How a column's value is written into JSON, which is what the standard answer would tell."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from attrs import AttrsInstance, fields
from psycopg.sql import SQL, Composable, Identifier, Literal

from core.views.outline import Shown, Written

LONGEST_NAME = 63
"""What PostgreSQL keeps of a name."""

# Microseconds only where there are any, as core/instants.py writes them.
_INSTANT = SQL(
    "replace(to_char({} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '.000000Z', 'Z')"
)
# In collation "C" no locale is asked what is upper case.
_NAME = SQL('upper(({})::text collate "C")')
_DOCUMENT = SQL("({})::text")


def column(value: Composable, shown: Shown) -> Composable:
    """`value` as it is told, under the name it is told as."""
    return SQL("{} as {}").format(_written(value, shown.written), Identifier(shown.told_as))


def instant(value: Composable) -> Composable:
    """As core/instants.py writes it."""
    return _INSTANT.format(value)


def constant(shown: Shown) -> Composable:
    return SQL("{}::text as {}").format(Literal(shown.name), Identifier(shown.told_as))


def fits(shown: Shown) -> bool:
    """Whether it can be a column's name."""
    return len(shown.told_as.encode()) <= LONGEST_NAME


def plain_values(view: type[AttrsInstance]) -> Mapping[str, frozenset[Written]]:
    """The fields of a view that are plain columns, with the ways they can be written."""
    ways = {field.name: _ways(field.type) for field in fields(view)}
    return {name: allowed for name, allowed in ways.items() if allowed}


def _written(value: Composable, written: Written) -> Composable:
    match written:
        case Written.NAME:
            return _NAME.format(value)
        case Written.INSTANT:
            return instant(value)
        case Written.DOCUMENT:
            return _DOCUMENT.format(value)
        case _:
            return value


def _ways(annotation: Any) -> frozenset[Written]:
    """None for what is no plain value, a list of views for example."""
    if isinstance(annotation, UnionType):
        (annotation,) = (each for each in get_args(annotation) if each is not NoneType)
    if get_origin(annotation) is Mapping:
        return frozenset({Written.DOCUMENT}) if get_args(annotation)[0] is str else frozenset()
    if get_origin(annotation) is tuple:
        return frozenset({Written.AS_IS}) if get_args(annotation)[0] is str else frozenset()
    if annotation is datetime:
        return frozenset({Written.INSTANT})
    if annotation is str:
        return frozenset({Written.AS_IS, Written.NAME})
    if annotation in (int, bool):
        return frozenset({Written.AS_IS})
    is_enum = isinstance(annotation, type) and issubclass(annotation, Enum)
    return frozenset({Written.NAME}) if is_enum else frozenset()
