"""Finding what a written line means among the known sentences."""

from difflib import SequenceMatcher

from entrypoints.specifications.scenario import Line, Place
from entrypoints.specifications.sentence import Sentence, in_general
from entrypoints.specifications.sentences import every_sentence

NEAREST = 3
IS_OUTCOME = {Place.DEED: (False,), Place.OUTCOME: (True,), Place.ANYWHERE: (False, True)}


def meaning_of(line: Line) -> Sentence | None:
    """The sentence that `line` is, where it stands."""
    return next((it for it in _allowed_at(line) if it.matches(line.text)), None)


def misplaced(line: Line) -> Sentence | None:
    """The sentence that `line` would be after another keyword."""
    return next((it for it in every_sentence() if it.matches(line.text)), None)


def nearest_to(line: Line) -> tuple[Sentence, ...]:
    """The sentences that `line` looks most like, the nearest first."""
    likeness = {it.text: _likeness(it, line.text) for it in every_sentence()}
    ranked = sorted(every_sentence(), key=lambda it: likeness[it.text], reverse=True)
    return tuple(ranked[:NEAREST])


def _allowed_at(line: Line) -> tuple[Sentence, ...]:
    return tuple(it for it in every_sentence() if it.is_outcome in IS_OUTCOME[line.place])


def _likeness(sentence: Sentence, said: str) -> float:
    ways = (sentence.example, in_general(sentence.text))
    return max(SequenceMatcher(None, said.lower(), way.lower()).ratio() for way in ways)
