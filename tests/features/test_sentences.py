"""The sentences: none that nobody uses, none with two meanings, none only dreamt of."""

import re

import pytest
from pytest_bdd.feature import get_features

from entrypoints.specifications.sentence import OPEN_WORD, Sentence
from entrypoints.specifications.sentences import every_sentence
from entrypoints.specifications.unmet import Mistake
from tests.features.folder import FEATURES

TAUGHT = re.compile(r"`(?:Given|When|Then|And) (.+?)`")

every_one = pytest.mark.parametrize("sentence", every_sentence(), ids=lambda it: it.text)


def written() -> set[str]:
    """Every step of every specification, tables filled in."""
    return {
        step.name
        for feature in get_features([str(FEATURES)])
        for scenario in feature.scenarios.values()
        for row in [row for table in scenario.examples for row in table.as_contexts()] or [{}]
        for step in scenario.render(row).steps
    }


WRITTEN = written()


@every_one
def test_a_sentence_is_used_by_a_specification(sentence: Sentence) -> None:
    assert any(sentence.matches(step) for step in WRITTEN)


@every_one
def test_the_example_of_a_sentence_is_that_sentence_and_no_other(sentence: Sentence) -> None:
    assert [it.text for it in every_sentence() if it.matches(sentence.example)] == [sentence.text]


@pytest.mark.parametrize("words", TAUGHT.findall((FEATURES / "README.md").read_text("utf-8")))
def test_a_sentence_that_the_readme_teaches_is_known(words: str) -> None:
    assert any(sentence.matches(words) for sentence in every_sentence())


def test_every_step_has_one_meaning() -> None:
    meanings = {step: [it.text for it in every_sentence() if it.matches(step)] for step in WRITTEN}
    assert {step: several for step, several in meanings.items() if len(several) != 1} == {}


def test_an_open_word_of_one_name_is_always_of_one_kind() -> None:
    kinds: dict[str, set[str]] = {}
    for sentence in every_sentence():
        for name, kind in OPEN_WORD.findall(sentence.text):
            kinds.setdefault(name, set()).add(kind)
    assert {name: several for name, several in kinds.items() if len(several) > 1} == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("it is 2026-02-31 at 12:00", "There is no 2026-02-31 at 12:00; write for example"),
        ("2026-13-01 is a holiday", "There is no 2026-13-01; write for example 2026-12-25."),
    ],
)
def test_a_time_that_no_calendar_has_is_the_writers_mistake(words: str, told: str) -> None:
    (sentence,) = (it for it in every_sentence() if it.matches(words))
    with pytest.raises(Mistake, match=re.escape(told)):
        sentence.read(words)
