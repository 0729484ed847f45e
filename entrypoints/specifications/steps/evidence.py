"""Files that people attach to a case, and who can open them."""

from core.errors import ErrorCode, Refusal
from core.timeline.message import Audience
from entrypoints.specifications.files_sent import A_PICTURE, FileSent
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import Unmet, compare

CLOSED = (ErrorCode.EVIDENCE_NOT_FOUND, ErrorCode.CASE_ACCESS_DENIED, ErrorCode.NOT_ACTIVE)


@deed("{person:Person} sends {file:File}")
def _(scene: Scene, person: Person, file: FileSent) -> None:
    _sends(scene, person, file, Audience.PARTICIPANTS)


@deed("{person:Person} sends a picture for staff alone")
def _(scene: Scene, person: Person) -> None:
    _sends(scene, person, A_PICTURE, Audience.STAFF)


@deed("{person:Person} hides the file", example="Tess hides the file")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.evidence.redact(person, scene.case_id, scene.id_of("file")))


@outcome("{person:Person} can open the file")
def _(scene: Scene, person: Person) -> None:
    content = scene.looks(lambda it: it.evidence.open(person, scene.case_id, scene.id_of("file")))
    if scene.file is None or content != scene.file.arrives:
        raise Unmet("It is another file than the one that was sent.")


@outcome("{person:Person} cannot open the file", example="a stranger cannot open the file")
def _(scene: Scene, person: Person) -> None:
    scene.settle()
    told = scene.driver.evidence.open(person, scene.case_id, scene.id_of("file"))
    if not isinstance(told, Refusal):
        raise Unmet(f"{person.name} can open it.")
    if told.code not in CLOSED:
        raise Unmet(f"It was refused for another reason: {told.message}")


@outcome(
    "{person:Person} can see {count:Count} of the files",
    example="the buyer can see 1 of the files",
)
def _(scene: Scene, person: Person, count: int) -> None:
    seen = scene.looks(lambda it: it.evidence.on_case(person, scene.case_id))
    compare(expected=count, actual=seen)


def _sends(scene: Scene, person: Person, file: FileSent, audience: Audience) -> None:
    scene.file = file
    scene.came_of_it(
        "file",
        scene.acts(lambda it: it.evidence.send(person, scene.case_id, file, audience=audience)),
    )
