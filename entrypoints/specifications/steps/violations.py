"""Violations of the rules, what follows from them, and their appeal."""

from core.conduct.ladder import Sanction
from core.conduct.violation import ViolationStatus
from entrypoints.specifications.people import PROVIDER, Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare
from entrypoints.specifications.words import violation_in_words


@deed("{person:Person} decides that the provider broke the rules")
def _(scene: Scene, person: Person) -> None:
    _decide(scene, person, None)


@deed(
    "{person:Person} decides on a {sanction:Sanction} of the provider",
    example="Tess decides on a removal of the provider",
)
def _(scene: Scene, person: Person, sanction: Sanction) -> None:
    _decide(scene, person, sanction)


@deed(
    "{person:Person} appeals against the decision",
    example="the provider appeals against the decision",
)
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.violations.appeal(person, scene.id_of("decision")))


@deed("{person:Person} upholds the decision", example="Theo upholds the decision")
def _(scene: Scene, person: Person) -> None:
    _review(scene, person, overturned=False)


@deed("{person:Person} overturns the decision", example="Theo overturns the decision")
def _(scene: Scene, person: Person) -> None:
    _review(scene, person, overturned=True)


@outcome("what follows is a {sanction:Sanction}")
def _(scene: Scene, sanction: Sanction) -> None:
    compare(expected=sanction.value, actual=scene.decision().sanction.value)


@outcome("the decision is {violation_fate:ViolationFate}")
def _(scene: Scene, violation_fate: ViolationStatus) -> None:
    compare(
        expected=violation_in_words(violation_fate),
        actual=violation_in_words(scene.decision().status),
    )


def _decide(scene: Scene, person: Person, sanction: Sanction | None) -> None:
    told = scene.acts(
        lambda it: it.violations.decide(person, scene.case_id, PROVIDER, sanction=sanction)
    )
    scene.came_of_it("decision", told)


def _review(scene: Scene, person: Person, *, overturned: bool) -> None:
    scene.acts(
        lambda it: it.violations.review(person, scene.id_of("decision"), overturned=overturned)
    )
