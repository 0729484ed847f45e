"""A fault on its way out of the reading; it never leaves it."""

import json

from attrs import frozen

from core.orders.json_path import under

_LONGEST_SHOWN = 40


@frozen
class Misread(Exception):
    """The field at `path` is not what it must be."""

    path: str
    message: str


def misread(fields: dict[str, object], name: str, path: str, must: str) -> Misread:
    """That field `name` is missing or does not fit; `must` says what it has to be."""
    found = f"not {shown(fields[name])}" if name in fields else "and is missing"
    return Misread(under(path, name), f"{must}, {found}")


def shown(value: object) -> str:
    """A short, printable rendering of a JSON value for a message."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    written = json.dumps(value)
    return written if len(written) <= _LONGEST_SHOWN else f"{written[:_LONGEST_SHOWN]}…"
