"""Compares objects with the types that the stripe library declares for them."""

from collections.abc import Iterator, Mapping
from typing import Any, ForwardRef, Literal, Union, get_args, get_origin

from stripe import ListObject, StripeObject

UNLOADED = {"stripe_id"}


def disagreements(found: Mapping[str, Any], declared: type[StripeObject]) -> Iterator[str]:
    """Every field of the wrong type, unknown to the library, or missing though required."""
    fields = declared.__annotations__
    for name in found.keys() - fields.keys():
        yield f"{declared.__name__}.{name} is not declared"
    for name, kind in fields.items():
        if name.isupper() or name in UNLOADED:
            continue
        if name not in found:
            if not accepts_none(kind):
                yield f"{declared.__name__}.{name} is missing"
        elif not conforms(found[name], kind):
            yield f"{declared.__name__}.{name} = {found[name]!r} is no {kind}"


def accepts_none(kind: Any) -> bool:
    return get_origin(kind) is Union and type(None) in get_args(kind)


def conforms(value: Any, kind: Any) -> bool:
    """Whether a value is of a declared type; where a closed list is given, it must be in it."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return value in parts
    if origin is Union:
        return conforms_to_one_of(value, parts)
    if origin is list:
        return isinstance(value, list) and all(conforms(item, parts[0]) for item in value)
    if isinstance(kind, str | ForwardRef):
        return isinstance(value, dict) and "object" in value
    if origin is ListObject:
        return isinstance(value, dict) and value["object"] == "list"
    return is_plain(value, origin or kind)


def conforms_to_one_of(value: Any, kinds: tuple[Any, ...]) -> bool:
    literals = [kind for kind in kinds if get_origin(kind) is Literal]
    if literals and isinstance(value, str):
        return any(conforms(value, kind) for kind in literals)
    return any(conforms(value, kind) for kind in kinds)


def is_plain(value: Any, kind: type) -> bool:
    if kind is int or kind is bool:
        return type(value) is kind
    if not issubclass(kind, StripeObject):
        return isinstance(value, kind)
    if not isinstance(value, dict):
        return False
    return not kind.__annotations__ or not list(disagreements(value, kind))
