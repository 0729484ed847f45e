"""The status of a case, and its moves."""

from core.cases.status import CaseStatus, Outcome
from core.timeline.message import Audience
from entrypoints.specifications.opening import opens
from entrypoints.specifications.people import BUYER, TESS, Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare
from entrypoints.specifications.words import STATUSES, StatusWord, status_in_words

ON_THE_WAY = {
    CaseStatus.NEW: (),
    CaseStatus.DECISION_PENDING: (STATUSES["triage"],),
    CaseStatus.RESOLVED: (STATUSES["triage"], STATUSES["decision pending"]),
}


@deed("a case that is {status:Status}")
def _(scene: Scene, status: StatusWord) -> None:
    """Opened and worked by Tess until it stands there; a resolved one was solved."""
    opens(scene, TESS)
    scene.acts(lambda it: it.cases.write(BUYER, scene.case_id, audience=Audience.PARTICIPANTS))
    if status.status is not CaseStatus.NEW:
        for stop in (*ON_THE_WAY.get(status.status, ()), status):
            solved = Outcome.SOLVED if stop.status is CaseStatus.RESOLVED else None
            _moves(scene, TESS, stop, result=solved)


@deed("{person:Person} moves the case to {status:Status}")
def _(scene: Scene, person: Person, status: StatusWord) -> None:
    _moves(scene, person, status)


@deed("{person:Person} resolves the case as {result:Outcome}")
def _(scene: Scene, person: Person, result: Outcome) -> None:
    _moves(scene, person, STATUSES["resolved"], result=result)


@deed("{person:Person} resolves the case as {result:Outcome} and says why")
def _(scene: Scene, person: Person, result: Outcome) -> None:
    _moves(scene, person, STATUSES["resolved"], result=result, reason="It was looked into.")


@outcome("the case is {status:Status}")
def _(scene: Scene, status: StatusWord) -> None:
    seen = scene.case()
    actual = StatusWord(seen.status, seen.awaiting)
    compare(expected=status_in_words(status), actual=status_in_words(actual))


@outcome("it came to {result:Outcome}")
def _(scene: Scene, result: Outcome) -> None:
    compare(expected=result, actual=scene.case().outcome or "nothing yet")


@outcome("the case reads as {public:PublicStatus}", example="the case reads as escalated")
def _(scene: Scene, public: str) -> None:
    compare(expected=public, actual=scene.case().public_status)


@outcome("the buyer reads that it is {public:PublicStatus}")
def _(scene: Scene, public: str) -> None:
    seen = scene.looks(lambda it: it.cases.see_own(BUYER, scene.case_id))
    compare(expected=public.replace("_", " "), actual=seen.replace("_", " "))


def _moves(
    scene: Scene,
    who: Person,
    to: StatusWord,
    *,
    result: Outcome | None = None,
    reason: str | None = None,
) -> None:
    scene.acts(
        lambda it: it.cases.move(
            who, scene.case_id, to=to.status, awaiting=to.awaiting, outcome=result, reason=reason
        )
    )
