"""What becomes of a deposit: claimed for the studio, or given back."""

from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import Mistake, compare
from entrypoints.specifications.words import claim_in_words


@deed(
    "{person:Person} claims {amount:Amount} of the deposit",
    example="Tess claims $100.00 of the deposit",
)
def _(scene: Scene, person: Person, amount: int) -> None:
    leg_id = _secured(scene)
    told = scene.acts(
        lambda it: it.deposits.claim(
            person, scene.case_id, scene.order_id, leg_id=leg_id, cents=amount
        )
    )
    scene.came_of_it("claim", told)


@deed("{person:Person} approves the claim", example="Finn approves the claim")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.deposits.approve(person, scene.id_of("claim")))


@deed("{person:Person} denies the claim", example="Finn denies the claim")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.deposits.deny(person, scene.id_of("claim")))


@deed("{person:Person} releases the deposit", example="Fay releases the deposit")
def _(scene: Scene, person: Person) -> None:
    leg_id = _secured(scene)
    told = scene.acts(
        lambda it: it.deposits.release(person, scene.case_id, scene.order_id, leg_id=leg_id)
    )
    scene.came_of_it("release", told)


@outcome("the claim is {claim_fate:ClaimFate}")
def _(scene: Scene, claim_fate: ClaimStatus) -> None:
    compare(expected=claim_in_words(claim_fate), actual=claim_in_words(scene.claim()))


@outcome("the deposit is given back")
def _(scene: Scene) -> None:
    compare(expected=ReleaseStatus.RELEASED, actual=scene.release())


def _secured(scene: Scene) -> str:
    """The newest leg that a deposit secures."""
    secured = [str(leg["leg_id"]) for leg in scene.order().legs if "deposit" in leg]
    if not secured:
        raise Mistake("The order has no deposit.")
    return secured[-1]
