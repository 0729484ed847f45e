"""When the Support Center is staffed, if not always; due times count staffed time alone."""

from datetime import date

from attrs import evolve

from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed


@deed(
    "the Support Center is staffed {days:Days} from {opens:Hour} to {closes:Hour}",
    example="the Support Center is staffed on weekdays from 09:00 to 17:00",
)
def _(scene: Scene, days: tuple[int, ...], opens: str, closes: str) -> None:
    scene.hours = scene.hours.staffed(days, f"{opens}-{closes}")


@deed("its clocks are those of {zone:Zone}")
def _(scene: Scene, zone: str) -> None:
    scene.hours = evolve(scene.hours, zone=zone)


@deed("{day:Day} is a holiday")
def _(scene: Scene, day: date) -> None:
    scene.hours = evolve(scene.hours, holidays=scene.hours.holidays | {day})
