"""What people write on a case, and who can read it."""

from core.timeline.hidden_words import ERASED, REDACTED
from core.timeline.message import Audience
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import Unmet, compare

MARKS = (REDACTED, ERASED)


@deed("{person:Person} writes a message")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.write(person, scene.case_id, audience=Audience.PARTICIPANTS))


@deed("{person:Person} writes an internal note")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.write(person, scene.case_id, audience=Audience.STAFF))


@deed("{person:Person} redacts the newest message")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.redact_newest(person, scene.case_id))


@outcome("{person:Person} reads the words of the newest message")
def _(scene: Scene, person: Person) -> None:
    if _newest_words(scene, person) in MARKS:
        raise Unmet("A mark stands where the words were.")


@outcome("{person:Person} reads a mark in the place of the newest message")
def _(scene: Scene, person: Person) -> None:
    words = _newest_words(scene, person)
    if words not in MARKS:
        raise Unmet(f"The words are still there: {words}")


@outcome(
    "{person:Person} can read {count:Count} of the messages",
    example="the buyer can read 1 of the messages",
)
def _(scene: Scene, person: Person, count: int) -> None:
    seen = scene.looks(lambda it: it.cases.messages(person, scene.case_id))
    compare(expected=count, actual=seen)


def _newest_words(scene: Scene, person: Person) -> str:
    words = scene.looks(lambda it: it.cases.newest_words(person, scene.case_id))
    if not words:
        raise Unmet(f"{person.name} can read no message.")
    return words
