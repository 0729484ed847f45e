"""Goodwill: what staff credit to the buyer's wallet as a gesture."""

from entrypoints.specifications.credit_fates import fate_of
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare


@deed(
    "{person:Person} credits {amount:Amount} as goodwill", example="Tess credits $50.00 as goodwill"
)
def _(scene: Scene, person: Person, amount: int) -> None:
    told = scene.acts(
        lambda it: it.goodwill.credit(person, scene.case_id, scene.order_id, cents=amount)
    )
    scene.came_of_it("credit", told)


@deed("{person:Person} approves the credit", example="Finn approves the credit")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.approve(person, scene.id_of("credit")))


@deed("{person:Person} rejects the credit", example="Finn rejects the credit")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.reject(person, scene.id_of("credit")))


@outcome("the credit is {credit_fate:CreditFate}")
def _(scene: Scene, credit_fate: str) -> None:
    compare(expected=credit_fate, actual=fate_of(scene.credit()))
