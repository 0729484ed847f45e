"""Views made of the entities they show."""

from typing import Any, TypeVar

from attrs import AttrsInstance, fields

View = TypeVar("View", bound=AttrsInstance)


def shown_as(view: type[View], entity: object, **others: Any) -> View:
    """`entity` as a reader sees it: fields that `others` lacks bear the entity's own names."""
    same = {
        field.name: getattr(entity, field.name)
        for field in fields(view)
        if field.name not in others
    }
    return view(**same, **others)
