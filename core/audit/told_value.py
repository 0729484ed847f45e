"""A field of what an object outside says, which anybody may have written."""

from collections.abc import Mapping
from typing import Any


def told_number(told: Mapping[str, Any], name: str) -> int:
    """A whole number as it was read. Raises KeyError or TypeError.

    No other number is made into one: of `1e999999999` that would take all memory there is.
    """
    value = told[name]
    if type(value) is int:
        return value
    raise TypeError(f"{name} is no whole number")


def told_text(told: Mapping[str, Any], name: str) -> str:
    """Text that UTF-8 can say. Raises KeyError, TypeError or ValueError."""
    value = told[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    value.encode()
    return value
