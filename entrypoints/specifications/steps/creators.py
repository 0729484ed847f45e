"""What creators sell: pay-per-views, requests, tips and subscriptions."""

from datetime import datetime, timedelta

from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed
from entrypoints.specifications.unmet import Mistake
from entrypoints.specifications.usual_split import usual_split

MINUTE = timedelta(minutes=1)


@deed("a {creation:Creation} of {paid:Amount}", example="a pay-per-view of $119.08")
def _(scene: Scene, creation: str, paid: int) -> None:
    scene.order_becomes(scene.new_order().sold(creation, usual_split(paid)))


@deed(
    "the same order has a {creation:Creation} of {paid:Amount} from {provider:Provider}",
    example="the same order has a tip of $119.08 from the other provider",
)
def _(scene: Scene, creation: str, paid: int, provider: Person) -> None:
    scene.order_becomes(scene.order().sold(creation, usual_split(paid), provider=provider))


@deed(
    "a subscription of {paid:Amount} from {start:Moment} to {end:Moment}",
    example="a subscription of $119.08 from 2026-12-01 at 00:00 to 2026-12-31 at 00:00",
)
def _(scene: Scene, paid: int, start: datetime, end: datetime) -> None:
    period = {"period_start": start.isoformat(), "period_end": end.isoformat()}
    order = scene.new_order().sold("subscription", usual_split(paid), subscription=period)
    scene.order_becomes(order)


@deed("the request is due on {due:Moment}")
def _(scene: Scene, due: datetime) -> None:
    _access(scene, due_at=due.isoformat())


@deed("the creator delivers")
def _(scene: Scene) -> None:
    _access(scene, delivered_at=_now(scene))


@deed("the buyer opens what was delivered")
def _(scene: Scene) -> None:
    _access(scene, finals_accessed_at=_now(scene))


@deed("the buyer approves what was delivered")
def _(scene: Scene) -> None:
    _access(scene, approved_at=_now(scene))


@deed("{used:Count} of {included:Count} revisions are used", example="1 of 2 revisions are used")
def _(scene: Scene, used: int, included: int) -> None:
    _access(scene, revisions_used=used, revisions_included=included)


@deed("defects are left")
def _(scene: Scene) -> None:
    _access(scene, defects_unresolved=True)


@deed("the service is out for {length:Length}", example="the service is out for 36 hours")
def _(scene: Scene, length: timedelta) -> None:
    if length % MINUTE:
        raise Mistake("An outage is told in whole minutes.")
    _subscription(scene, outage_minutes=length // MINUTE)


@deed("the subscription ends against the will of the buyer")
def _(scene: Scene) -> None:
    _subscription(scene, involuntary_churn=True)


def _access(scene: Scene, **changes: object) -> None:
    draft = scene.order()
    if draft.leg["kind"] not in ("ppv", "request"):
        raise Mistake("Only a pay-per-view or a request is delivered like that.")
    scene.order_becomes(draft.changed(access={**draft.leg.get("access", {}), **changes}))


def _subscription(scene: Scene, **changes: object) -> None:
    draft = scene.order()
    if draft.leg["kind"] != "subscription":
        raise Mistake("Only a subscription has a period.")
    scene.order_becomes(draft.changed(subscription={**draft.leg["subscription"], **changes}))


def _now(scene: Scene) -> str:
    return scene.driver.world.now().isoformat()
