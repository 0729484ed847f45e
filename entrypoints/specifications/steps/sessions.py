"""Time that is sold: talent and studio bookings, and how they went."""

from datetime import datetime, timedelta

from entrypoints.specifications.driver import Json
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed
from entrypoints.specifications.unmet import Mistake
from entrypoints.specifications.usual_split import usual_split

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


@deed("a {session:Session} of {paid:Amount} that starts on {start:Moment}")
def _(scene: Scene, session: str, paid: int, start: datetime) -> None:
    scene.order_becomes(
        scene.new_order().sold(session, usual_split(paid), **_session(session, start))
    )


@deed(
    "the same order has a {session:Session} of {paid:Amount} from {provider:Provider}"
    " that starts on {start:Moment}",
    example="the same order has a studio booking of $119.08 from the other provider"
    " that starts on 2026-12-05 at 18:00",
)
def _(scene: Scene, session: str, paid: int, provider: Person, start: datetime) -> None:
    terms = _session(session, start)
    order = scene.order().sold(session, usual_split(paid), provider=provider, **terms)
    scene.order_becomes(order)


@deed(
    "the studio is blocked from {minutes:Count} minutes before the start",
    example="the studio is blocked from 30 minutes before the start",
)
def _(scene: Scene, minutes: int) -> None:
    _studio(scene, buffer_before_min=minutes)


@deed(
    "the studio costs {hourly:Amount} an hour, {least:Count} hours at least",
    example="the studio costs $200.00 an hour, 2 hours at least",
)
def _(scene: Scene, hourly: int, least: int) -> None:
    _studio(scene, hourly_cents=hourly, min_hours=f"{least}.0")


@deed(
    "{cleaning:Amount} is for cleaning that was not needed",
    example="$50.00 is for cleaning that was not needed",
)
def _(scene: Scene, cleaning: int) -> None:
    _studio(scene, cleaning_fee_cents=cleaning, cleaning_waived=True)


@deed(
    "{used:Count} of the {booked:Count} booked minutes are used",
    example="90 of the 240 booked minutes are used",
)
def _(scene: Scene, used: int, booked: int) -> None:
    usage = {"booked_minutes": booked, "used_minutes": used}
    scene.order_becomes(scene.order().changed(usage=usage))


@deed(
    "the provider sells the slot again for {price:Amount}",
    example="the provider sells the slot again for $800.00",
)
def _(scene: Scene, price: int) -> None:
    draft = scene.order()
    if draft.leg["kind"] != "talent":
        raise Mistake("Only a talent booking has a slot to sell again.")
    rebooking = {"at": draft.leg["starts_at"], "subtotal_cents": price}
    scene.order_becomes(draft.changed(rebooking=rebooking))


@deed("{party:Party} does not show up")
def _(scene: Scene, party: str) -> None:
    scene.order_becomes(scene.order().changed(no_show=party))


def _session(kind: str, start: datetime) -> Json:
    times = {"starts_at": start.isoformat(), "ends_at": (start + SESSION).isoformat()}
    return {**times, "studio": FREE_STUDIO} if kind == "studio" else {**times}


def _studio(scene: Scene, **terms: object) -> None:
    draft = scene.order()
    if draft.leg["kind"] != "studio":
        raise Mistake("Only a studio booking has a studio.")
    scene.order_becomes(draft.changed(studio={**draft.leg["studio"], **terms}))
