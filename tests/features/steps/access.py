"""Who may open a case."""

from core.errors import ErrorCode, Refusal
from tests.features.driver import Driver
from tests.features.people import Person
from tests.features.scene import Scene
from tests.features.sentences import deed, outcome


@deed("{person:Person} restricts the case")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.restrict(person, scene.case_id, restricted=True))


@deed("{person:Person} lifts the restriction")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.restrict(person, scene.case_id, restricted=False))


@deed("{person:Person} assigns the case to {owner:Person}")
def _(scene: Scene, person: Person, owner: Person) -> None:
    scene.acts(lambda it: it.cases.assign(person, scene.case_id, to=owner))


@deed("{person:Person} lets {watcher:Person} watch the case")
def _(scene: Scene, person: Person, watcher: Person) -> None:
    scene.acts(lambda it: it.cases.add_watcher(person, scene.case_id, watcher))


@deed("{person:Person} stops {watcher:Person} from watching the case")
def _(scene: Scene, person: Person, watcher: Person) -> None:
    scene.acts(lambda it: it.cases.remove_watcher(person, scene.case_id, watcher))


@outcome("{person:Person} can open the case")
def _(scene: Scene, person: Person) -> None:
    scene.looks(lambda it: _looks_in(it, person, scene.case_id))


@outcome("{person:Person} cannot open the case")
def _(scene: Scene, person: Person) -> None:
    scene.settle()
    told = _looks_in(scene.driver, person, scene.case_id)
    assert isinstance(told, Refusal), f"{person.name} can open it."
    assert told.code is ErrorCode.CASE_ACCESS_DENIED, told.message


def _looks_in(driver: Driver, who: Person, case_id: str) -> object | Refusal:
    """As their part lets them: agents the case, finance its money, others their own view."""
    if who.is_customer_side:
        return driver.cases.see_own(who, case_id)
    if who.works_cases:
        return driver.cases.see(who, case_id)
    return driver.refunds.on_case(who, case_id)
