"""Running one scenario, and telling what is wrong with it."""

from collections.abc import Iterator

from attrs import frozen

from entrypoints.specifications.driver import Driver
from entrypoints.specifications.known import meaning_of, misplaced, nearest_to
from entrypoints.specifications.scenario import Line, Scenario
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentence import Sentence, keyword_of, shown
from entrypoints.specifications.unmet import Mistake, Unmet


@frozen(kw_only=True)
class Failure:
    """A line that did not come true, or could not be carried out.

    `nearest` are known sentences for a line that is none. `trace` is the decision that the
    scenario came to, step by step.
    """

    scenario: Scenario
    line: Line
    problem: str
    nearest: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


def check(scenario: Scenario, driver: Driver) -> tuple[Failure, ...]:
    """Nothing when it holds; every line that means nothing, or the first that fails."""
    meanings = [(line, meaning_of(line)) for line in scenario.lines]
    meaningless = tuple(
        _meaningless(scenario, line)
        for line, sentence in meanings
        if sentence is None or line.has_more_below
    )
    if meaningless:
        return meaningless
    known = [(line, sentence) for line, sentence in meanings if sentence is not None]
    return tuple(_untrue(scenario, known, Scene(driver)))


def _meaningless(scenario: Scenario, line: Line) -> Failure:
    if line.has_more_below:
        problem = "Nothing below a sentence is read; put it into the table of Examples."
        return Failure(scenario=scenario, line=line, problem=problem)
    elsewhere = misplaced(line)
    if elsewhere is not None:
        problem = f"This sentence stands after {keyword_of(elsewhere)}."
        return Failure(scenario=scenario, line=line, problem=problem)
    return Failure(
        scenario=scenario,
        line=line,
        problem="There is no such sentence.",
        nearest=tuple(shown(sentence) for sentence in nearest_to(line)),
    )


def _untrue(
    scenario: Scenario, known: list[tuple[Line, Sentence]], scene: Scene
) -> Iterator[Failure]:
    for line, sentence in known:
        try:
            sentence.step(scene, **sentence.read(line.text))
            if line is scenario.lines[-1]:
                scene.settle()
        except (Unmet, Mistake) as fault:
            yield Failure(scenario=scenario, line=line, problem=str(fault), trace=scene.trace)
            return
