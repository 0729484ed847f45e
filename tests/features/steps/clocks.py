"""The time it is, and until when a case must be answered and resolved. All times are UTC."""

from datetime import datetime, timedelta

from tests.features.scene import Scene
from tests.features.sentences import deed, outcome


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
    assert _told(scene.case().first_due_at) == _told(when)


@outcome("the case is due on {when:Moment}")
def _(scene: Scene, when: datetime) -> None:
    assert _told(scene.case().due_at) == _told(when)


@outcome("the case has no due time")
def _(scene: Scene) -> None:
    assert _told(scene.case().due_at) is None


def _told(when: datetime | None) -> str | None:
    # A timeline keeps what happens at one instant some microseconds apart.
    return f"{when:%Y-%m-%d at %H:%M:%S}" if when else None
