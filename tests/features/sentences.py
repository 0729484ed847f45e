"""How a step gets its sentence."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from pytest_bdd import given, parsers, then, when

from tests.features.words import WORDS

P = ParamSpec("P")
T = TypeVar("T")


def sentence(text: str) -> parsers.StepParser:
    """`{amount:Amount}` in the text stands for one of WORDS."""
    return parsers.parse(text, extra_types=WORDS)


def deed(text: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A step in which something is or happens, in Given and When alike."""

    def step(function: Callable[P, T]) -> Callable[P, T]:
        given(sentence(text), stacklevel=2)(function)
        return when(sentence(text), stacklevel=2)(function)

    return step


def outcome(text: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A step that says what must have come of it, in Then alone."""
    return then(sentence(text))
