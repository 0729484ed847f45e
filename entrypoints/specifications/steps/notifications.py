"""What people are told, and when they are left in peace."""

from core.notifications.kind import NotificationKind
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import Unmet


@deed(
    "in {zone:Zone} people are left in peace from {begins:Hour} to {ends:Hour}",
    example="in Europe/Berlin people are left in peace from 22:00 to 07:00",
)
def _(scene: Scene, zone: str, begins: str, ends: str) -> None:
    scene.driver.world.leave_in_peace(zone=zone, begins=begins, ends=ends)


@outcome("{person:Person} has been told that {news:News}")
def _(scene: Scene, person: Person, news: NotificationKind) -> None:
    if not _heard(scene, person, news):
        raise Unmet(f"{person.name} was not told.")


@outcome("{person:Person} has not been told that {news:News}")
def _(scene: Scene, person: Person, news: NotificationKind) -> None:
    if _heard(scene, person, news):
        raise Unmet(f"{person.name} was told.")


@outcome("whoever is on call has been told that {news:News}")
def _(scene: Scene, news: NotificationKind) -> None:
    if ("rota_support", news) not in scene.driver.world.told(scene.case_id):
        raise Unmet("Nobody on call was told.")


def _heard(scene: Scene, person: Person, news: NotificationKind) -> bool:
    scene.settle()
    return (person.user_id, news) in scene.driver.world.told(scene.case_id)
