"""What a field was given, as keyword arguments of its use case."""

from collections.abc import Mapping
from typing import Any


def given(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `input`, or the arguments themselves; null means the default."""
    told = arguments.get("input", arguments)
    return {name: _frozen(value) for name, value in told.items() if value is not None}


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
