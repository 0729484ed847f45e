"""What only a person can establish, and a refund policy asks for."""

from core.cases.fact import FactName
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed


@deed("{person:Person} records that {fact:Fact}")
def _(scene: Scene, person: Person, fact: FactName) -> None:
    scene.acts(lambda it: it.cases.record_fact(person, scene.case_id, fact, holds=True))


@deed("{person:Person} takes back that {fact:Fact}")
def _(scene: Scene, person: Person, fact: FactName) -> None:
    scene.acts(lambda it: it.cases.record_fact(person, scene.case_id, fact, holds=False))
