"""Ending holds: the holds, the payables they weigh on, and the timeline, together."""

from collections.abc import Sequence

from core.announcements.of_holds import hold_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.errors import Refusal
from core.holds.hold import PayoutHold, expired_entry, released_entry
from core.timeline.event import Entry
from core.use_cases.handling.work import Work


def let_go(
    work: Work,
    case: Case,
    holds: Sequence[PayoutHold],
    *,
    reason: str | None,
    by_system: bool = False,
) -> Refusal | None:
    """Release `holds`, all of this case. NOT_ACTIVE for one that is not applied any more.

    `by_system` puts it down as the Support Center's own doing, whoever brought it about.
    """
    released = []
    for hold in holds:
        resolved = hold.release(when=work.now)
        if isinstance(resolved, Refusal):
            return resolved
        released.append(resolved)
    entries = [released_entry(hold, reason=reason) for hold in released]
    _ended(work, case, released, entries, by_system=by_system)
    return None


def let_expire(work: Work, case: Case, hold: PayoutHold) -> Refusal | None:
    """End a hold of this case that has run out. NOT_ACTIVE where it is not applied any more."""
    expired = hold.expire(when=work.now)
    if isinstance(expired, Refusal):
        return expired
    _ended(work, case, [expired], [expired_entry(expired)], by_system=True)
    return None


def _ended(
    work: Work,
    case: Case,
    holds: Sequence[PayoutHold],
    entries: Sequence[Entry],
    *,
    by_system: bool,
) -> None:
    for hold in holds:
        work.payout_holds.keep(hold)
        work.announce(Topic.HOLD_RELEASE, case.case_id, hold_payload(hold))
    _lighten(work, holds)
    if entries:
        work.record(case, *entries, by_system=by_system)


def _lighten(work: Work, ended: Sequence[PayoutHold]) -> None:
    for order_id in sorted({hold.order_id for hold in ended}):
        for payable in work.payables.of_order(order_id):
            freed = sum(
                hold.amount_cents
                for hold in ended
                if (hold.order_id, hold.provider_id) == (order_id, payable.provider_id)
            )
            if freed:
                work.payables.keep(payable.unhold(freed))
