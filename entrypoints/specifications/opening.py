"""Opening the case that a scenario is about."""

from typing import Any

from core.cases.kind import CaseKind
from core.cases.opening import Opening
from entrypoints.specifications.people import BUYER, Person
from entrypoints.specifications.scene import Scene


def opens(scene: Scene, who: Person, **opening: Any) -> None:
    """A booking case about the buyer, on the order if there is one, but for `opening`."""
    known: dict[str, Any] = {
        "kind": CaseKind.BOOKING,
        "summary": "Something went wrong.",
        "subject_user": BUYER.user_id,
        "order_id": scene.order_id if scene.has_order else None,
    }
    scene.case_opened(scene.acts(lambda it: it.cases.open(who, Opening(**(known | opening)))))
