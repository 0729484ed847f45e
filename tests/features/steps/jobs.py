"""Work that is sold by the milestone."""

from datetime import datetime

from tests.features.order_draft import OrderDraft, usual_split
from tests.features.published import PRESET_OF, policy_named
from tests.features.scene import Scene
from tests.features.sentences import deed

TIMES_OF = {
    "undelivered": (),
    "delivered": ("delivered_at",),
    "approved": ("delivered_at", "approved_at"),
}


@deed("a milestone job of {paid:Amount}")
def _(scene: Scene, paid: int) -> None:
    policy = policy_named(PRESET_OF["deliverable"])
    scene.order_becomes(OrderDraft.sold("deliverable", usual_split(paid), policy=policy))


@deed("an {state:MilestoneState} milestone of {price:Amount} due on {due:Moment}")
@deed("a {state:MilestoneState} milestone of {price:Amount} due on {due:Moment}")
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
