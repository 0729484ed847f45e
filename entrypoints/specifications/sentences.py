"""How a step gets its sentence, and all sentences that there are."""

from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from entrypoints.specifications.sentence import Sentence, Step, for_example
from entrypoints.specifications.steps import NOUNS

S = TypeVar("S", bound=Step)
_SAID: dict[str, list[Sentence]] = {}


def deed(text: str, *, example: str | None = None) -> Callable[[S], S]:
    """A step in which something is or happens, in Given and When alike."""
    return _said(text, example, is_outcome=False)


def outcome(text: str, *, example: str | None = None) -> Callable[[S], S]:
    """A step that says what must have come of it, in Then alone."""
    return _said(text, example, is_outcome=True)


def _said(text: str, example: str | None, *, is_outcome: bool) -> Callable[[S], S]:
    def keep(step: S) -> S:
        sentence = Sentence(
            text=text,
            noun=step.__module__.rpartition(".")[2],
            is_outcome=is_outcome,
            step=step,
            example=example or for_example(text),
        )
        _SAID.setdefault(step.__module__, []).append(sentence)
        return step

    return keep


def nouns() -> Iterator[ModuleType]:
    """The modules of steps/, in the order in which a phrasebook shows them."""
    return (import_module(f"entrypoints.specifications.steps.{noun}") for noun in NOUNS)


def sentences_of(noun: ModuleType) -> tuple[Sentence, ...]:
    """The sentences of one noun, in the order in which its file has them."""
    return tuple(_SAID.get(noun.__name__, ()))


def every_sentence() -> tuple[Sentence, ...]:
    return tuple(sentence for noun in nouns() for sentence in sentences_of(noun))
