"""Every sentence as a step of pytest-bdd."""

from typing import Any

from pytest_bdd import given, parsers, then, when

from entrypoints.specifications.sentence import Sentence
from entrypoints.specifications.sentences import every_sentence


class Said(parsers.StepParser):
    """pytest-bdd's view of a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.text)
        self.sentence = sentence

    def parse_arguments(self, name: str) -> dict[str, Any]:
        return dict(self.sentence.read(name))

    def is_matching(self, name: str) -> bool:
        return self.sentence.matches(name)


for sentence in every_sentence():
    for keyword in (then,) if sentence.is_outcome else (given, when):
        keyword(Said(sentence))(sentence.step)
