"""Milestone jobs, version 1 (kernels.md, *deliverable*)."""

from core.kernels.leg_case import LegCase
from core.kernels.proportion.v1 import in_proportion, proportion_in_words
from core.kernels.ruling import Ruling
from core.orders.milestone import Milestone
from core.parts import Parts


def rule(case: LegCase) -> Ruling:
    """Each milestone stays or comes back whole; tax and fees follow in proportion."""
    judged = [(each, *_judged(each, case)) for each in case.leg.milestones]
    eligible, total = _sum_of(
        case.leg.paid, [(each.amount_cents, comes_back) for each, comes_back, _ in judged]
    )
    steps = tuple(
        f"milestone {each.milestone_id}, {each.amount_cents}: {why}, "
        f"{'comes back' if comes_back else 'stays'}"
        for each, comes_back, why in judged
    )
    return Ruling(
        rule="milestones",
        eligible=eligible,
        steps=(*(steps or ("no milestones in the snapshot: nothing is undelivered",)), total),
    )


def _judged(milestone: Milestone, case: LegCase) -> tuple[bool, str]:
    if milestone.is_approved:
        return False, "delivered and approved"
    if milestone.is_delivered:
        return False, "delivered, not approved (a person decides)"
    if case.is_cancelled:
        return True, "not delivered and cancelled"
    if milestone.is_due(case.requested_at):
        return True, "not delivered though due"
    return False, "not delivered, not yet due, nobody cancelled"


def _sum_of(paid: Parts, milestones: list[tuple[int, bool]]) -> tuple[Parts, str]:
    """Everything when every milestone comes back, also those of a job that cost nothing."""
    if milestones and all(comes_back for _, comes_back in milestones):
        return paid, "every milestone comes back: everything does"
    back = sum(amount for amount, comes_back in milestones if comes_back)
    whole = paid.subtotal_cents
    return (
        in_proportion(paid, part=back, whole=whole),
        proportion_in_words(paid, part=back, whole=whole),
    )
