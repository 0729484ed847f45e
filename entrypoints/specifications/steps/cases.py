"""Cases: opening them, how urgent they are, who looks after them."""

from core.cases.kind import CaseKind
from entrypoints.specifications.opening import opens
from entrypoints.specifications.people import TESS, Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare


@deed("a case")
@deed("another case")
def _(scene: Scene) -> None:
    opens(scene, TESS)


@deed("{person:Person} opens a case")
def _(scene: Scene, person: Person) -> None:
    opens(scene, person)


@deed("a case that names no order")
def _(scene: Scene) -> None:
    opens(scene, TESS, order_id=None)


@deed("a case of priority {priority:Priority}")
def _(scene: Scene, priority: int) -> None:
    opens(scene, TESS, priority=priority)


@deed("a {matter:CaseKind} case")
def _(scene: Scene, matter: CaseKind) -> None:
    opens(scene, TESS, kind=matter)


@deed("a {matter:CaseKind} case about {subtype:Subtype}", example="a policy case about doxxing")
def _(scene: Scene, matter: CaseKind, subtype: str) -> None:
    opens(scene, TESS, kind=matter, subtype=subtype)


@deed("{person:Person} sets the priority to {priority:Priority}")
def _(scene: Scene, person: Person, priority: int) -> None:
    scene.acts(lambda it: it.cases.set_priority(person, scene.case_id, priority))


@deed("{person:Person} escalates the case")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.escalate(person, scene.case_id))


@outcome("its severity is {severity:Severity}")
def _(scene: Scene, severity: str) -> None:
    compare(expected=severity, actual=scene.case().severity)
