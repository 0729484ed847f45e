"""Payout holds: keeping back what the provider would be paid."""

from core.holds.ground import HoldGround
from core.holds.hold import HoldStatus
from entrypoints.specifications.money import dollars
from entrypoints.specifications.people import PROVIDER, Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.seen import ExposureSeen
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare
from entrypoints.specifications.words import hold_ground_in_words


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


@outcome(
    "{amount:Amount} is kept back from {provider:Provider}",
    example="$1,082.50 is kept back from the provider",
)
def _(scene: Scene, amount: int, provider: Person) -> None:
    compare(expected=dollars(amount), actual=dollars(_kept_back(scene, provider).cents))


@outcome("nothing is kept back from {provider:Provider}")
def _(scene: Scene, provider: Person) -> None:
    compare(expected=dollars(0), actual=dollars(_kept_back(scene, provider).cents))


@outcome(
    "{provider:Provider} reads that {why:HoldGround}",
    example="the provider reads that a case is urgent",
)
def _(scene: Scene, provider: Person, why: HoldGround) -> None:
    """That is why it is kept back."""
    told = [hold_ground_in_words(each) for each in _kept_back(scene, provider).grounds]
    compare(expected=hold_ground_in_words(why), actual=", ".join(told) or "nothing")


def _kept_back(scene: Scene, provider: Person) -> ExposureSeen:
    return scene.looks(lambda it: it.holds.of_order(provider, scene.order_id))


def _hold(scene: Scene, who: Person, cents: int, provider: Person) -> None:
    told = scene.acts(
        lambda it: it.holds.apply(
            who, scene.case_id, scene.order_id, provider_id=provider.user_id, cents=cents
        )
    )
    scene.came_of_it("hold", told)
