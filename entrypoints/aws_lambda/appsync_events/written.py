"""Answers as AppSync takes them: JSON, with the contract's names and scalars."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Final

from entrypoints.aws_lambda.appsync_events.selected import page_of
from entrypoints.aws_lambda.appsync_events.selection_text import Selected
from entrypoints.fields.around import TIMELINE
from entrypoints.fields.contract import contract, innermost
from entrypoints.fields.enums import ENUMS
from entrypoints.fields.named import named
from entrypoints.fields.python_name import python_name
from entrypoints.fields.scalars import write_date_time, write_json
from entrypoints.fields.view_fields import FIRST_PAGE, VIEW_FIELDS

READ_BY: Final[Mapping[str, str]] = {"Case": "adminCase", "MyCase": "myCase"}
"""The types whose fields can be read again, by the query that answers them."""
PAGES: Final = "timelinePages"
"""Where an answer has every page of a timeline that was asked for; the contract has no such field.
"""


def written(value: Any, type_: str, selected: Selected) -> Any:
    """`value` in the shape that the contract's `type_` has, as far as it is selected."""
    if value is None:
        return None
    if type_.startswith("["):
        inner = type_.removesuffix("!")[1:-1]
        return [written(each, inner, selected) for each in value]
    name = innermost(type_)
    if name in contract().outputs:
        return _object(value, name, selected)
    return _scalar(value, name)


def _scalar(value: Any, name: str) -> Any:
    if name == "AWSJSON":
        return write_json(value)
    if name == "AWSDateTime":
        return write_date_time(value)
    if name in ENUMS:
        return value.name if isinstance(value, Enum) else named(ENUMS[name])(value).name
    if isinstance(value, str | bool | int | float) and not isinstance(value, Enum | datetime):
        return value
    return str(value)


def _object(value: Any, name: str, selected: Selected) -> dict[str, Any]:
    told = {
        field: written(found(value, name, field, within.asked), type_, within)
        for field, type_, within in _fields(name, selected)
    }
    if name == "Case" and TIMELINE in told:
        told.update(_pages(value, selected))
    return told


def _fields(name: str, selected: Selected) -> Iterable[tuple[str, str, Selected]]:
    """Each selected field with its type; the id of a case besides, by which the resolvers of its
    own fields know whose they are.
    """
    types = contract().outputs[name]
    known = selected.fields
    for field, type_ in types.items():
        if field in known:
            yield field, type_, known[field]
        elif selected.everything:
            yield field, type_, Selected(everything=True)
        elif field == "id" and name in READ_BY:
            yield field, type_, Selected()


def found(value: Any, name: str, field: str, asked: list[Mapping[str, Any]]) -> Any:
    """Where the field of `value` is, and what is there."""
    place = VIEW_FIELDS.get(name, {}).get(field, python_name(field))
    if not isinstance(place, str):
        arguments = asked[0] if asked else {}
        return place(value, **{python_name(key): told for key, told in arguments.items()})
    return value[place] if isinstance(value, Mapping) else getattr(value, place)


def _pages(value: Any, selected: Selected) -> dict[str, Any]:
    """Where several pages are asked for under aliases, all of them by their number."""
    timeline = selected.fields.get(TIMELINE, Selected())
    pages = {page_of(arguments) for arguments in timeline.asked}
    if pages <= {FIRST_PAGE}:
        return {}
    type_ = contract().outputs["Case"][TIMELINE]
    return {PAGES: {str(page): written(value.timeline[page], type_, timeline) for page in pages}}
