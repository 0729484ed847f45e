"""The queues that agents work off, and taking the next case."""

from core.views.case_queue import CaseQueue
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import Unmet


@deed("{person:Person} claims the next case", example="Theo claims the next case")
def _(scene: Scene, person: Person) -> None:
    scene.claimed(scene.acts(lambda it: it.cases.claim_next(person)))


@outcome("there was no case to claim")
def _(scene: Scene) -> None:
    if scene.has_claimed:
        raise Unmet("A case was claimed.")


@outcome(
    "{person:Person} finds the case in the queue {queue:Queue}",
    example="Tess finds the case in the queue unassigned",
)
def _(scene: Scene, person: Person, queue: CaseQueue) -> None:
    if not _stands_in(scene, person, queue):
        raise Unmet("It does not stand there.")


@outcome(
    "{person:Person} does not find the case in the queue {queue:Queue}",
    example="Theo does not find the case in the queue mine",
)
def _(scene: Scene, person: Person, queue: CaseQueue) -> None:
    if _stands_in(scene, person, queue):
        raise Unmet("It stands there.")


def _stands_in(scene: Scene, who: Person, queue: CaseQueue) -> bool:
    return scene.case_id in scene.looks(lambda it: it.cases.queue(who, queue))
