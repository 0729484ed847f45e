"""What policy gives, and the terms an order is sold under."""

from core.kernels.deposit_action import DepositMove
from core.parts import Parts
from core.refunds.reasons import RefundReason
from tests.features.money import dollars
from tests.features.published import policy_named
from tests.features.scene import Scene
from tests.features.sentences import deed, outcome
from tests.features.splits import in_words


@deed("it is sold under the {name:Policy} policy")
def _(scene: Scene, name: str) -> None:
    scene.order_becomes(scene.order().changed(policy=policy_named(name)))


@deed("a provider who cancels owes an apology of {credit:Amount}")
def _(scene: Scene, credit: int) -> None:
    draft = scene.order()
    policy = {**draft.leg["policy"], "apology_credit_cents": credit}
    scene.order_becomes(draft.changed(policy=policy))


@deed("the reason is {reason:Reason}")
def _(scene: Scene, reason: RefundReason) -> None:
    scene.reason = reason


@outcome("policy gives back {amount:Amount}")
def _(scene: Scene, amount: int) -> None:
    assert dollars(scene.options().eligible.total_cents) == dollars(amount)


@outcome(
    "policy gives back {price:Amount} of the price, {tax:Amount} of its tax, "
    "{fee:Amount} of the fee and {fee_tax:Amount} of the fee's tax"
)
def _(scene: Scene, price: int, tax: int, fee: int, fee_tax: int) -> None:
    assert in_words(scene.options().eligible) == in_words(Parts(price, tax, fee, fee_tax))


@outcome("policy leaves {amount:Amount} open")
def _(scene: Scene, amount: int) -> None:
    assert dollars(scene.options().open_cents) == dollars(amount)


@outcome("policy suggests an apology of {credit:Amount}")
def _(scene: Scene, credit: int) -> None:
    assert dollars(scene.options().goodwill_cents) == dollars(credit)


@outcome("the deposit is to be {fate:DepositFate}")
def _(scene: Scene, fate: DepositMove) -> None:
    assert scene.options().deposit == fate
