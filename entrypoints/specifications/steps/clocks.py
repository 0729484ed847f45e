"""The time it is, and until when a case must be answered and resolved. All times are UTC."""

from datetime import datetime, timedelta

from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare


@deed("it is {when:Moment}")
def _(scene: Scene, when: datetime) -> None:
    scene.settle()
    scene.driver.world.wait_until(when)


@deed("it is {length:Length} later")
def _(scene: Scene, length: timedelta) -> None:
    scene.settle()
    scene.driver.world.wait_until(scene.driver.world.now() + length)


@outcome("the first answer is due on {when:Moment}")
def _(scene: Scene, when: datetime) -> None:
    compare(expected=_told(when), actual=_told(scene.case().first_due_at))


@outcome("the case is due on {when:Moment}")
def _(scene: Scene, when: datetime) -> None:
    compare(expected=_told(when), actual=_told(scene.case().due_at))


@outcome("the case has no due time")
def _(scene: Scene) -> None:
    compare(expected=_told(None), actual=_told(scene.case().due_at))


def _told(when: datetime | None) -> str:
    # A timeline keeps what happens at one instant some microseconds apart.
    return f"{when:%Y-%m-%d at %H:%M:%S}" if when else "no due time"
