"""What the marketplace tells of cancellations, and what happens by itself."""

from datetime import datetime

from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare


@deed(
    "the marketplace tells that {party:Party} cancelled on {when:Moment}",
    example="the marketplace tells that the buyer cancelled on 2026-12-01 at 10:00",
)
def _(scene: Scene, party: str, when: datetime) -> None:
    scene.settle()
    _arrives(scene, party, when)


@deed(
    "the marketplace tells it {count:Count} times, first that {party:Party} cancelled "
    "on {when:Moment}",
    example="the marketplace tells it 3 times, first that the buyer cancelled "
    "on 2026-12-01 at 10:00",
)
def _(scene: Scene, count: int, party: str, when: datetime) -> None:
    scene.settle()
    for _again in range(count):
        _arrives(scene, party, when)


@outcome("{count:Count} cases are about the order", example="1 cases are about the order")
def _(scene: Scene, count: int) -> None:
    compare(expected=count, actual=len(scene.driver.world.cases_of_order()))


def _arrives(scene: Scene, party: str, when: datetime) -> None:
    scene.order_becomes(scene.order().cancelled(by=party, at=when.isoformat()))
    scene.arrives()
