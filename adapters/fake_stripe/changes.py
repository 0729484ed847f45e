"""What an event tells of how its object was before."""

from collections.abc import Mapping
from typing import Any


def previous_attributes(was: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """The former values of all fields that changed; of a hash only the parts that did, null for
    those that were not there.
    """
    return {name: _former(was[name], now[name]) for name in was if was[name] != now[name]}


def _former(was: Any, now: Any) -> Any:
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        return {name: was.get(name) for name in {**was, **now} if was.get(name) != now.get(name)}
    return was
