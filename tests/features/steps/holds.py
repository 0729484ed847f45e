"""Payout holds: keeping back what the provider would be paid."""

from core.holds.hold import HoldStatus
from tests.features.people import FAY, PROVIDER, Person
from tests.features.scene import Scene
from tests.features.sentences import deed, outcome


@deed("{person:Person} holds back {amount:Amount}")
def _(scene: Scene, person: Person, amount: int) -> None:
    provider_id = PROVIDER.user_id
    told = scene.acts(
        lambda it: it.holds.apply(
            person, scene.case_id, scene.order_id, provider_id=provider_id, cents=amount
        )
    )
    scene.hold_applied(told)


@deed("{person:Person} releases the hold")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.holds.release(person, scene.hold_id))


@outcome("the hold is {status:HoldStatus}")
def _(scene: Scene, status: HoldStatus) -> None:
    holds = scene.looks(lambda it: it.holds.on_case(FAY, scene.case_id))
    assert holds[scene.hold_id].status == status
