"""What people write on a case, and who can read it."""

from core.timeline.message import Audience
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare


@deed("{person:Person} writes a message")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.write(person, scene.case_id, audience=Audience.PARTICIPANTS))


@deed("{person:Person} writes an internal note")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.write(person, scene.case_id, audience=Audience.STAFF))


@outcome(
    "{person:Person} can read {count:Count} of the messages",
    example="the buyer can read 1 of the messages",
)
def _(scene: Scene, person: Person, count: int) -> None:
    seen = scene.looks(lambda it: it.cases.messages(person, scene.case_id))
    compare(expected=count, actual=seen)
