"""Refunds: asking for them, the second person, the pause."""

from core.parts import NOTHING, Parts
from entrypoints.specifications.money import dollars
from entrypoints.specifications.people import Person
from entrypoints.specifications.refund_fates import fate_of
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.splits import in_words
from entrypoints.specifications.unmet import compare


@deed("{person:Person} refunds {amount:Amount}", example="Fay refunds $50.00")
def _(scene: Scene, person: Person, amount: int) -> None:
    _refund(scene, person, amount)


@deed(
    "{person:Person} refunds {amount:Amount} for the {thing:Sold}",
    example="Fay refunds $50.00 for the studio booking",
)
def _(scene: Scene, person: Person, amount: int, thing: str) -> None:
    _refund(scene, person, amount, leg_id=scene.order().leg_of(thing)["leg_id"])


@deed("{person:Person} approves the refund", example="Finn approves the refund")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.approve(person, scene.id_of("refund")))


@deed("{person:Person} rejects the refund", example="Finn rejects the refund")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.reject(person, scene.id_of("refund")))


@deed("{person:Person} pauses all refunds", example="Finn pauses all refunds")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.pause(person))


@deed("{person:Person} resumes refunds", example="Finn resumes refunds")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.refunds.resume(person))


@outcome("the refund is {refund_fate:RefundFate}")
def _(scene: Scene, refund_fate: str) -> None:
    compare(expected=refund_fate, actual=fate_of(scene.refund()))


@outcome(
    "the refund is made of {price:Amount} of the price, {tax:Amount} of its tax, "
    "{fee:Amount} of the fee and {fee_tax:Amount} of the fee's tax",
    example="the refund is made of $50.00 of the price, $4.12 of its tax, "
    "$0.00 of the fee and $0.00 of the fee's tax",
)
def _(scene: Scene, price: int, tax: int, fee: int, fee_tax: int) -> None:
    compare(
        expected=in_words(Parts(price, tax, fee, fee_tax)), actual=in_words(scene.refund().parts)
    )


@outcome("{amount:Amount} of the payment can still be refunded")
def _(scene: Scene, amount: int) -> None:
    compare(expected=dollars(amount), actual=dollars(scene.options().max_allowed_cents))


@outcome(
    "the refund takes {amount:Amount} from the {thing:Sold}",
    example="the refund takes $50.00 from the studio booking",
)
def _(scene: Scene, amount: int, thing: str) -> None:
    taken = scene.refund().legs.get(scene.order().leg_of(thing)["leg_id"], NOTHING)
    compare(expected=dollars(amount), actual=dollars(taken.total_cents))


def _refund(scene: Scene, who: Person, cents: int, *, leg_id: str | None = None) -> None:
    told = scene.acts(
        lambda it: it.refunds.issue(
            who, scene.case_id, scene.order_id, cents=cents, reason=scene.reason, leg_id=leg_id
        )
    )
    scene.refund_issued(told)
