"""Releasing holds: the holds, the payables they weigh on, and the timeline, together."""

from collections.abc import Sequence

from core.announcements.of_holds import hold_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.errors import Refusal
from core.holds.hold import PayoutHold, released_entry
from core.use_cases.handling.work import Work


def let_go(
    work: Work, case: Case, holds: Sequence[PayoutHold], *, reason: str | None
) -> Refusal | None:
    """Release `holds`, all of this case. NOT_ACTIVE for one that is not applied any more."""
    released = []
    for hold in holds:
        resolved = hold.release(when=work.now)
        if isinstance(resolved, Refusal):
            return resolved
        released.append(resolved)
    for hold in released:
        work.uow.payout_holds.save(hold)
        work.announce(Topic.HOLD_RELEASE, case.case_id, hold_payload(hold))
    _lighten(work, released)
    work.record(case, *(released_entry(hold, reason=reason) for hold in released))
    return None


def _lighten(work: Work, released: Sequence[PayoutHold]) -> None:
    for order_id in sorted({hold.order_id for hold in released}):
        for payable in work.uow.payables.of_order(order_id):
            freed = sum(
                hold.amount_cents
                for hold in released
                if (hold.order_id, hold.provider_id) == (order_id, payable.provider_id)
            )
            if freed:
                work.uow.payables.save(payable.unhold(freed))
