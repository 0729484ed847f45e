"""Who may open a case."""

from core.errors import ErrorCode, Refusal
from entrypoints.specifications.driver import Driver
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import Unmet


@deed("{person:Person} restricts the case")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.restrict(person, scene.case_id, restricted=True))


@deed("{person:Person} lifts the restriction")
def _(scene: Scene, person: Person) -> None:
    scene.acts(lambda it: it.cases.restrict(person, scene.case_id, restricted=False))


@deed("{person:Person} assigns the case to {owner:Person}", example="Tess assigns the case to Theo")
def _(scene: Scene, person: Person, owner: Person) -> None:
    scene.acts(lambda it: it.cases.assign(person, scene.case_id, to=owner))


@deed(
    "{person:Person} lets {watcher:Person} watch the case", example="Tess lets Theo watch the case"
)
def _(scene: Scene, person: Person, watcher: Person) -> None:
    scene.acts(lambda it: it.cases.add_watcher(person, scene.case_id, watcher))


@deed(
    "{person:Person} stops {watcher:Person} from watching the case",
    example="Tess stops Theo from watching the case",
)
def _(scene: Scene, person: Person, watcher: Person) -> None:
    scene.acts(lambda it: it.cases.remove_watcher(person, scene.case_id, watcher))


@outcome("{person:Person} can open the case")
def _(scene: Scene, person: Person) -> None:
    scene.looks(lambda it: _looks_in(it, person, scene.case_id))


@outcome("{person:Person} cannot open the case", example="Theo cannot open the case")
def _(scene: Scene, person: Person) -> None:
    scene.settle()
    told = _looks_in(scene.driver, person, scene.case_id)
    if not isinstance(told, Refusal):
        raise Unmet(f"{person.name} can open it.")
    if told.code is not ErrorCode.CASE_ACCESS_DENIED:
        raise Unmet(f"It was refused for another reason: {told.message}")


def _looks_in(driver: Driver, who: Person, case_id: str) -> object | Refusal:
    """As their part lets them: agents the case, finance its money, others their own view."""
    if who.is_customer_side:
        return driver.cases.see_own(who, case_id)
    if who.works_cases:
        return driver.cases.see(who, case_id)
    return driver.refunds.on_case(who, case_id)
