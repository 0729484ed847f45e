"""A field's arguments as its use case takes them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from core.errors import Refusal
from entrypoints.fields.contract import contract, innermost
from entrypoints.fields.enums import ENUMS
from entrypoints.fields.inputs import INPUTS
from entrypoints.fields.named import named
from entrypoints.fields.python_name import python_name
from entrypoints.fields.scalars import read_date_time
from entrypoints.graphql.errors.shape import bad_request

LARGEST: Final = 2**31 - 1
DEEPEST: Final = 8


class Misread(Exception):
    """Carries the BAD_USER_INPUT for an argument that does not fit the contract."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def read_arguments(field: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What `Query.adminCase` and the like were given, under Python's names. Raises Misread.

    AppSync has held it against the schema already; who invokes the function by hand has not.
    """
    return _members(contract().arguments.get(field, {}), told, depth=0)


def _members(
    known: Mapping[str, Sequence[Any]], told: Mapping[str, Any], *, depth: int
) -> dict[str, Any]:
    for name in told:
        if name not in known:
            raise _misread(name, f"There is no {name[:40]!r} here.", "Remove it.")
    read: dict[str, Any] = {}
    for name, (type_, *default) in known.items():
        if name in told:
            read[python_name(name)] = _value(name, type_, told[name], depth=depth)
        elif default:
            read[python_name(name)] = _value(name, type_, default[0], depth=depth)
        elif type_.endswith("!"):
            raise _misread(name, f"{name} is missing.", "Add it: it has no default.")
    return read


def _value(name: str, type_: str, told: Any, *, depth: int) -> Any:
    if told is None:
        if type_.endswith("!"):
            raise _misread(name, f"{name} is null.", "Give it a value: null is not allowed here.")
        return None
    if type_.startswith("["):
        inner = type_.removesuffix("!")[1:-1]
        listed = told if isinstance(told, list) else [told]
        return [_value(name, inner, each, depth=depth) for each in listed]
    kind = innermost(type_)
    if kind in contract().inputs:
        return _input(name, kind, told, depth=depth + 1)
    return _scalar(name, kind, told)


def _input(name: str, kind: str, told: Any, *, depth: int) -> Any:
    if not isinstance(told, Mapping) or depth > DEEPEST:
        raise _misread(name, f"{name} is no input object.", "Give its fields by name.")
    members = _members(contract().inputs[kind], told, depth=depth)
    make = INPUTS.get(kind)
    return members if make is None else make(members)


def _scalar(name: str, kind: str, told: Any) -> Any:
    if kind in ENUMS:
        return _enum(name, kind, told)
    if kind == "AWSDateTime":
        try:
            return read_date_time(told)
        except ValueError as fault:
            raise _misread(name, str(fault), "Write it as in 2026-12-01T12:00:00Z.") from None
    if not _fits(kind, told):
        raise _misread(name, f"{name} is no {kind}.", "Compare the request with the schema.")
    return str(told) if kind == "ID" else told


def _enum(name: str, kind: str, told: Any) -> Any:
    try:
        return named(ENUMS[kind])[told]
    except (KeyError, TypeError):
        hint = "Use one of the values that the schema lists, in upper case."
        raise _misread(name, f"{name} is no {kind}.", hint) from None


def _fits(kind: str, told: Any) -> bool:
    if kind == "Boolean":
        return isinstance(told, bool)
    if kind == "Int":
        return type(told) is int and -LARGEST - 1 <= told <= LARGEST
    if kind == "Float":
        return type(told) in {int, float}
    return isinstance(told, str) or (kind == "ID" and type(told) is int)


def _misread(name: str, message: str, hint: str) -> Misread:
    return Misread(bad_request(message, hint, field=name[:40]))
