"""What policy gives, and the terms an order is sold under."""

from core.parts import Parts
from core.refunds.reasons import RefundReason
from entrypoints.specifications.money import dollars
from entrypoints.specifications.published import policy_named
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.splits import in_words
from entrypoints.specifications.unmet import compare


@deed("it is sold under the {policy:Policy} policy")
def _(scene: Scene, policy: str) -> None:
    scene.order_becomes(scene.order().changed(policy=policy_named(policy)))


@deed(
    "a provider who cancels owes an apology of {credit:Amount}",
    example="a provider who cancels owes an apology of $25.00",
)
def _(scene: Scene, credit: int) -> None:
    draft = scene.order()
    policy = {**draft.leg["policy"], "apology_credit_cents": credit}
    scene.order_becomes(draft.changed(policy=policy))


@deed("the policy treats a provider who cancels like a buyer")
def _(scene: Scene) -> None:
    draft = scene.order()
    policy = {**draft.leg["policy"], "provider_cancel_full_refund": False}
    scene.order_becomes(draft.changed(policy=policy))


@deed("the reason is {reason:Reason}")
def _(scene: Scene, reason: RefundReason) -> None:
    scene.reason = reason


@outcome("policy gives back {amount:Amount}", example="policy gives back $649.50")
def _(scene: Scene, amount: int) -> None:
    compare(expected=dollars(amount), actual=dollars(scene.options().eligible.total_cents))


@outcome("policy gives back {amount:Amount} for the {thing:Sold}")
def _(scene: Scene, amount: int, thing: str) -> None:
    given = scene.options().legs[scene.order().leg_of(thing)["leg_id"]]
    compare(expected=dollars(amount), actual=dollars(given.total_cents))


@outcome(
    "policy gives back {price:Amount} of the price, {tax:Amount} of its tax, "
    "{fee:Amount} of the fee and {fee_tax:Amount} of the fee's tax",
    example="policy gives back $500.00 of the price, $41.25 of its tax, "
    "$100.00 of the fee and $8.25 of the fee's tax",
)
def _(scene: Scene, price: int, tax: int, fee: int, fee_tax: int) -> None:
    compare(
        expected=in_words(Parts(price, tax, fee, fee_tax)),
        actual=in_words(scene.options().eligible),
    )


@outcome("policy leaves {amount:Amount} open")
def _(scene: Scene, amount: int) -> None:
    compare(expected=dollars(amount), actual=dollars(scene.options().open_cents))


@outcome(
    "policy suggests an apology of {credit:Amount}",
    example="policy suggests an apology of $25.00",
)
def _(scene: Scene, credit: int) -> None:
    compare(expected=dollars(credit), actual=dollars(scene.options().goodwill_cents))
