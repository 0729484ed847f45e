"""Work that is sold by the milestone."""

from datetime import datetime

from entrypoints.specifications.scene import Scene
from entrypoints.specifications.sentences import deed
from entrypoints.specifications.usual_split import usual_split

TIMES_OF = {
    "undelivered": (),
    "delivered": ("delivered_at",),
    "approved": ("delivered_at", "approved_at"),
}


@deed("a milestone job of {paid:Amount}")
def _(scene: Scene, paid: int) -> None:
    scene.order_becomes(scene.new_order().sold("deliverable", usual_split(paid)))


@deed("an {state:MilestoneState} milestone of {price:Amount} due on {due:Moment}")
@deed(
    "a {state:MilestoneState} milestone of {price:Amount} due on {due:Moment}",
    example="a delivered milestone of $400.00 due on 2026-11-25 at 00:00",
)
def _(scene: Scene, state: str, price: int, due: datetime) -> None:
    draft = scene.order()
    before = draft.leg.get("milestones", [])
    times = dict.fromkeys(TIMES_OF[state], scene.driver.world.now().isoformat())
    milestone = {
        "milestone_id": f"m{len(before) + 1}",
        "amount_cents": price,
        "due_at": due.isoformat(),
        **times,
    }
    scene.order_becomes(draft.changed(milestones=[*before, milestone]))
