"""Payout holds: keeping back what the provider would be paid."""

from core.holds.hold import HoldStatus
from entrypoints.specifications.people import PROVIDER, Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare


@deed("{person:Person} holds back {amount:Amount}", example="Fay holds back $100.00")
def _(scene: Scene, person: Person, amount: int) -> None:
    _hold(scene, person, amount, PROVIDER)


@deed(
    "{person:Person} holds back {amount:Amount} from {provider:Provider}",
    example="Fay holds back $100.00 from the other provider",
)
def _(scene: Scene, person: Person, amount: int, provider: Person) -> None:
    _hold(scene, person, amount, provider)


@deed("{person:Person} releases the hold", example="Finn releases the hold")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.holds.release(person, scene.id_of("hold")))


@outcome("the hold is {hold_status:HoldStatus}")
def _(scene: Scene, hold_status: HoldStatus) -> None:
    compare(expected=hold_status, actual=scene.hold().status)


def _hold(scene: Scene, who: Person, cents: int, provider: Person) -> None:
    told = scene.acts(
        lambda it: it.holds.apply(
            who, scene.case_id, scene.order_id, provider_id=provider.user_id, cents=cents
        )
    )
    scene.came_of_it("hold", told)
