"""Whatever somebody writes with the phrasebook either holds, or is told what is wrong with it."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from entrypoints.specifications.checking import check
from entrypoints.specifications.on_core.driver import CoreDriver
from entrypoints.specifications.scenario import Line, Place, Scenario
from entrypoints.specifications.sentence import Sentence
from entrypoints.specifications.sentences import every_sentence

ON_AN_ORDER = tuple(
    it for it in every_sentence() if it.text in ("a {creation:Creation} of {paid:Amount}", "a case")
)


def scenario_of(sentences: list[Sentence]) -> Scenario:
    lines = (
        Line(
            number=number,
            keyword="* ",
            text=sentence.example,
            place=Place.ANYWHERE,
            has_more_below=False,
        )
        for number, sentence in enumerate((*ON_AN_ORDER, *sentences), start=1)
    )
    return Scenario(file=Path("any.feature"), number=1, name="Any", lines=tuple(lines))


@settings(max_examples=100)
@given(sentences=st.lists(st.sampled_from(every_sentence()), max_size=6))
def test_any_sentences_in_any_order_make_a_scenario(sentences: list[Sentence]) -> None:
    failures = check(scenario_of(sentences), CoreDriver.on_memory())
    assert len(failures) <= 1
    assert all(failure.problem for failure in failures)
