"""The order as a whole: when it was paid, who cancels, what was paid out."""

from datetime import datetime

from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed


@deed("{party:Party} cancels on {when:Moment}", example="the buyer cancels on 2026-12-01 at 10:00")
def _(scene: Scene, party: str, when: datetime) -> None:
    scene.order_becomes(scene.order().cancelled(by=party, at=when.isoformat()))


@deed("{party:Party} cancels only the {thing:Sold} on {when:Moment}")
def _(scene: Scene, party: str, thing: str, when: datetime) -> None:
    order = scene.order().cancelled_in_part(thing, by=party, at=when.isoformat())
    scene.order_becomes(order)


@deed("it was paid on {when:Moment}")
def _(scene: Scene, when: datetime) -> None:
    scene.order_becomes(scene.order().paid(at=when.isoformat()))


@deed(
    "{paid_out:Amount} was paid out to the provider",
    example="$82.50 was paid out to the provider",
)
def _(scene: Scene, paid_out: int) -> None:
    scene.order_becomes(
        scene.order().changed(transferred_cents=paid_out, transfer=f"tr_{scene.order_id}")
    )
