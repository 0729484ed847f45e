"""The order: who cancels, what was paid out."""

from datetime import datetime

from tests.features.scene import Scene
from tests.features.sentences import deed


@deed("{party:Party} cancels on {when:Moment}")
def _(scene: Scene, party: str, when: datetime) -> None:
    scene.order_becomes(scene.order().cancelled(by=party, at=when.isoformat()))


@deed("{paid_out:Amount} was paid out to the provider")
def _(scene: Scene, paid_out: int) -> None:
    scene.order_becomes(scene.order().changed(transferred_cents=paid_out, transfer="tr_1"))
