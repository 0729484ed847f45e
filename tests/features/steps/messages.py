"""What people write on a case, and who can read it."""

from core.timeline.message import Audience
from tests.features.people import Person
from tests.features.scene import Scene
from tests.features.sentences import deed, outcome


@deed("{person:Person} writes a message")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.write(person, scene.case_id, audience=Audience.PARTICIPANTS))


@deed("{person:Person} writes an internal note")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.write(person, scene.case_id, audience=Audience.STAFF))


@outcome("{person:Person} can read {count:Count} of the messages")
def _(scene: Scene, person: Person, count: int) -> None:
    assert scene.looks(lambda it: it.cases.messages(person, scene.case_id)) == count
