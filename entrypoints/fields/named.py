"""What is found by its name when it is first needed."""

from functools import cache
from importlib import import_module
from typing import Any


@cache
def named(place: str) -> Any:
    """What stands at `module:name`. Raises ImportError or AttributeError where nothing does."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
