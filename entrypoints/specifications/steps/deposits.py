"""Deposits, which secure a booking and are not part of what it costs."""

from core.kernels.deposit_action import DepositMove
from core.orders.deposit import DepositKind
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import Mistake, compare
from entrypoints.specifications.words import fate_in_words


@deed("a {kind:DepositKind} deposit of {amount:Amount}", example="a refundable deposit of $300.00")
def _(scene: Scene, kind: DepositKind, amount: int) -> None:
    deposit = {
        "kind": kind.value,
        "amount_cents": amount,
        "payment_intent": f"pi_dep_{scene.order_id}",
        "claim_window_hours": 72,
    }
    scene.order_becomes(scene.order().changed(deposit=deposit))


@deed(
    "the studio may claim it until {hours:Count} hours after the end",
    example="the studio may claim it until 48 hours after the end",
)
def _(scene: Scene, hours: int) -> None:
    draft = scene.order()
    if "deposit" not in draft.leg:
        raise Mistake("There is no deposit to claim yet; write its sentence before this one.")
    deposit = {**draft.leg["deposit"], "claim_window_hours": hours}
    scene.order_becomes(draft.changed(deposit=deposit))


@outcome("the deposit is to be {fate:DepositFate}")
def _(scene: Scene, fate: DepositMove) -> None:
    secured = [leg["leg_id"] for leg in scene.order().legs if "deposit" in leg]
    if not secured:
        raise Mistake("The order has no deposit.")
    decided = scene.options().deposits[secured[-1]]
    compare(expected=fate_in_words(fate), actual=fate_in_words(decided))
