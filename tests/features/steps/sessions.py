"""Time that is sold: talent and studio bookings, and how they went."""

from datetime import datetime, timedelta

from core.orders.deposit import DepositKind
from tests.features.order_draft import OrderDraft, usual_split
from tests.features.published import PRESET_OF, policy_named
from tests.features.scene import Scene
from tests.features.sentences import deed

SESSION = timedelta(hours=4)
FREE_STUDIO = {
    "hourly_cents": 0,
    "booked_hours": "4.0",
    "min_hours": "0.0",
    "cleaning_fee_cents": 0,
    "cleaning_waived": False,
    "buffer_before_min": 0,
    "buffer_after_min": 0,
}


@deed("a {kind:Session} of {paid:Amount} that starts on {start:Moment}")
def _(scene: Scene, kind: str, paid: int, start: datetime) -> None:
    times = {"starts_at": start.isoformat(), "ends_at": (start + SESSION).isoformat()}
    terms = {"studio": FREE_STUDIO} if kind == "studio" else {}
    policy = policy_named(PRESET_OF[kind])
    scene.order_becomes(OrderDraft.sold(kind, usual_split(paid), policy=policy, **times, **terms))


@deed("the studio is blocked from {minutes:Count} minutes before the start")
def _(scene: Scene, minutes: int) -> None:
    _studio(scene, buffer_before_min=minutes)


@deed("the studio costs {hourly:Amount} an hour, {least:Count} hours at least")
def _(scene: Scene, hourly: int, least: int) -> None:
    _studio(scene, hourly_cents=hourly, min_hours=f"{least}.0")


@deed("{cleaning:Amount} is for cleaning that was not needed")
def _(scene: Scene, cleaning: int) -> None:
    _studio(scene, cleaning_fee_cents=cleaning, cleaning_waived=True)


@deed("{used:Count} of the {booked:Count} booked minutes are used")
def _(scene: Scene, used: int, booked: int) -> None:
    usage = {"booked_minutes": booked, "used_minutes": used}
    scene.order_becomes(scene.order().changed(usage=usage))


@deed("the provider sells the slot again for {price:Amount}")
def _(scene: Scene, price: int) -> None:
    draft = scene.order()
    rebooking = {"at": draft.leg["starts_at"], "subtotal_cents": price}
    scene.order_becomes(draft.changed(rebooking=rebooking))


@deed("{party:Party} does not show up")
def _(scene: Scene, party: str) -> None:
    scene.order_becomes(scene.order().changed(no_show=party))


@deed("a {kind:DepositKind} deposit of {amount:Amount}")
def _(scene: Scene, kind: DepositKind, amount: int) -> None:
    deposit = {
        "kind": kind.value,
        "amount_cents": amount,
        "payment_intent": "pi_dep",
        "claim_window_hours": 72,
    }
    scene.order_becomes(scene.order().changed(deposit=deposit))


def _studio(scene: Scene, **terms: object) -> None:
    draft = scene.order()
    assert draft.leg["kind"] == "studio", "Only a studio booking has a studio."
    scene.order_becomes(draft.changed(studio={**draft.leg["studio"], **terms}))
