"""Refunds: asking for them, the second person, the pause."""

from core.parts import Parts
from tests.features.money import dollars
from tests.features.people import Person
from tests.features.refund_fates import fate_of
from tests.features.scene import Scene
from tests.features.sentences import deed, outcome
from tests.features.splits import in_words


@deed("{person:Person} refunds {amount:Amount}")
def _(scene: Scene, person: Person, amount: int) -> None:
    told = scene.acts(
        lambda it: it.refunds.issue(
            person, scene.case_id, scene.order_id, cents=amount, reason=scene.reason
        )
    )
    scene.refund_issued(told)


@deed("{person:Person} approves the refund")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.approve(person, scene.refund_id))


@deed("{person:Person} rejects the refund")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.reject(person, scene.refund_id))


@deed("{person:Person} pauses all refunds")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.pause(person))


@deed("{person:Person} resumes refunds")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.resume(person))


@outcome("the refund is {fate:RefundFate}")
def _(scene: Scene, fate: str) -> None:
    assert fate_of(scene.refund()) == fate


@outcome(
    "the refund is made of {price:Amount} of the price, {tax:Amount} of its tax, "
    "{fee:Amount} of the fee and {fee_tax:Amount} of the fee's tax"
)
def _(scene: Scene, price: int, tax: int, fee: int, fee_tax: int) -> None:
    assert in_words(scene.refund().parts) == in_words(Parts(price, tax, fee, fee_tax))


@outcome("{amount:Amount} of the payment can still be refunded")
def _(scene: Scene, amount: int) -> None:
    assert dollars(scene.options().max_allowed_cents) == dollars(amount)
