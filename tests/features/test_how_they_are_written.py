"""The specifications keep to the rules that features/README.md teaches."""

import re
from pathlib import Path

import pytest
from pytest_bdd.feature import get_features
from pytest_bdd.parser import Feature, Rule, ScenarioTemplate

from tests.features.folder import FEATURES

MOST_STEPS = 5
MOST_SHARED_STEPS = 4
SPECIFICATIONS = get_features([str(FEATURES)])
OUR_JARGON = re.compile(
    r"graphql|stripe|\bapi\b|json|webhook|database|endpoint|mutation|quer(y|ies)\b|kernel|snapshot"
    r"|click|button|screen|\bcents\b|(?-i:[A-Z]{3,}_[A-Z])|\b(sca|srf|sph|ord|leg|usr)_",
    re.IGNORECASE,
)
FIRST_OR_SECOND_PERSON = re.compile(r"\b(I|my|me|we|our|us|you|your)\b")

every_specification = pytest.mark.parametrize(
    "feature", SPECIFICATIONS, ids=lambda feature: feature.rel_filename
)


def scenarios_of(feature: Feature) -> tuple[ScenarioTemplate, ...]:
    return tuple(feature.scenarios.values())


def rules_of(feature: Feature) -> tuple[Rule, ...]:
    return tuple(scenario.rule for scenario in scenarios_of(feature) if scenario.rule)


@every_specification
def test_every_scenario_belongs_to_a_rule(feature: Feature) -> None:
    loose = [scenario.name for scenario in scenarios_of(feature) if scenario.rule is None]
    assert loose == []


@every_specification
def test_a_scenario_has_at_most_five_steps(feature: Feature) -> None:
    lengths = {
        scenario.name: len(scenario.steps) - len(scenario.all_background_steps)
        for scenario in scenarios_of(feature)
    }
    assert {name: steps for name, steps in lengths.items() if steps > MOST_STEPS} == {}


@every_specification
def test_it_speaks_the_language_of_the_trade_in_the_third_person(feature: Feature) -> None:
    words = Path(feature.filename).read_text(encoding="utf-8")
    assert OUR_JARGON.search(words) is None
    assert FIRST_OR_SECOND_PERSON.search(words) is None


@every_specification
def test_a_scene_that_scenarios_share_is_short(feature: Feature) -> None:
    backgrounds = [feature.background, *(rule.background for rule in rules_of(feature))]
    assert [it for it in backgrounds if it is not None and len(it.steps) > MOST_SHARED_STEPS] == []
