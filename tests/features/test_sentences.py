"""The sentences: none that nobody uses, and none that features/README.md only dreams of."""

import re
from importlib import import_module

import pytest
from pytest_bdd.feature import get_features
from pytest_bdd.steps import StepFunctionContext

from tests.features.folder import FEATURES
from tests.features.steps import STEPS

TAUGHT = re.compile(r"`(?:Given|When|Then|And) (.+?)`")


def sentences() -> dict[str, StepFunctionContext]:
    """Every known sentence by its words; Given and When share theirs."""
    known: dict[str, StepFunctionContext] = {}
    for noun in STEPS:
        for name, made in vars(import_module(noun)).items():
            if name.startswith("pytestbdd_stepdef_"):
                context: StepFunctionContext = made.__wrapped__()
                known[context.parser.name] = context
    return known


def written() -> set[str]:
    """Every step of every specification, tables filled in."""
    return {
        step.name
        for feature in get_features([str(FEATURES)])
        for scenario in feature.scenarios.values()
        for row in [row for table in scenario.examples for row in table.as_contexts()] or [{}]
        for step in scenario.render(row).steps
    }


@pytest.mark.parametrize("words", sorted(sentences()))
def test_a_sentence_is_used_by_a_specification(words: str) -> None:
    parser = sentences()[words].parser
    assert any(parser.is_matching(step) for step in written())


@pytest.mark.parametrize("words", TAUGHT.findall((FEATURES / "README.md").read_text("utf-8")))
def test_a_sentence_that_the_readme_teaches_is_known(words: str) -> None:
    assert any(known.parser.is_matching(words) for known in sentences().values())


def test_every_step_has_one_meaning() -> None:
    known = sentences()
    meanings = {
        step: [words for words, context in known.items() if context.parser.is_matching(step)]
        for step in written()
    }
    assert {step: several for step, several in meanings.items() if len(several) != 1} == {}
