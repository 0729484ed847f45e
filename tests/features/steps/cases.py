"""Cases: opening them, how urgent they are, who looks after them."""

from core.cases.kind import CaseKind
from tests.features.opening import opens
from tests.features.people import TESS, Person
from tests.features.scene import Scene
from tests.features.sentences import deed, outcome


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


@deed("a case of priority {priority:Count}")
def _(scene: Scene, priority: int) -> None:
    opens(scene, TESS, priority=priority)


@deed("a {kind:CaseKind} case")
def _(scene: Scene, kind: CaseKind) -> None:
    opens(scene, TESS, kind=kind)


@deed("a {kind:CaseKind} case about {subtype:Subtype}")
def _(scene: Scene, kind: CaseKind, subtype: str) -> None:
    opens(scene, TESS, kind=kind, subtype=subtype)


@deed("{person:Person} sets the priority to {priority:Count}")
def _(scene: Scene, person: Person, priority: int) -> None:
    scene.acts(lambda it: it.cases.set_priority(person, scene.case_id, priority))


@deed("{person:Person} escalates the case")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.escalate(person, scene.case_id))


@outcome("its severity is {severity:Severity}")
def _(scene: Scene, severity: str) -> None:
    assert scene.case().severity == severity
