"""Macros: what agents do often, in one go, and what a preview of it says."""

from entrypoints.specifications.money import dollars
from entrypoints.specifications.people import Person
from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed, outcome
from entrypoints.specifications.unmet import compare

SAID = {
    "request_info": {"question": "Which room was it?"},
    "evidence_request": {"evidence": "a picture of the room"},
}


@deed("{person:Person} applies the {macro:Macro}")
def _(scene: Scene, person: Person, macro: str) -> None:
    told = scene.acts(lambda it: it.macros.apply(person, scene.case_id, macro, _said(scene, macro)))
    scene.came_of_it("refund", None if told is None else told.refund_id)


@outcome(
    "{person:Person} foresees {amount:Amount} and {count:Count} messages from the {macro:Macro}",
    example="Bea foresees $108.25 and 1 messages from the refund ladder",
)
def _(scene: Scene, person: Person, amount: int, count: int, macro: str) -> None:
    seen = scene.looks(
        lambda it: it.macros.preview(person, scene.case_id, macro, _said(scene, macro))
    )
    compare(
        expected=(dollars(amount), count),
        actual=(dollars(seen.cents), seen.messages),
    )


def _said(scene: Scene, macro: str) -> dict[str, str]:
    """What the macro asks for; the refund ladder takes the reason of the scenario."""
    return {"reason": scene.reason.value} if macro == "refund_ladder" else SAID.get(macro, {})
