"""Holding a payout back by rule, and letting go of it (domain.md, *Payout hold*)."""

from collections.abc import Iterator, Sequence

from core.announcements.of_holds import hold_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.status import CaseStatus
from core.cents import MAX_CENTS
from core.errors import Refusal
from core.holds.hold import PayoutHold, applied_entry
from core.holds.payable import Payable
from core.holds.rule import HoldRule
from core.use_cases.handling.work import Work
from core.use_cases.steps.letting_go import let_go
from ports.id_generator import Prefix

BY_ITSELF = "system"


def hold_by_rule(
    work: Work,
    case: Case,
    *,
    rule: HoldRule,
    order_id: str | None = None,
    amount_cents: int | None = None,
    provider_id: str | None = None,
    leg_id: str | None = None,
) -> tuple[PayoutHold, ...]:
    """Hold back what is still payable on the order, one hold for each provider; answers the new.

    The order is the case's unless another is named. All that is payable is held, or
    `amount_cents` of it, taken provider by provider (by id), or of `provider_id` alone; `leg_id`
    is put down with theirs. Where nothing is payable nothing is held, nor on a closed case.
    While the rule holds something of a provider on this case and order, it takes no more of them.
    """
    order = order_id or case.order_id
    if order is None or case.status is CaseStatus.CLOSED:
        return ()
    held = set(_held_already(work.payout_holds.of_case(case.case_id), rule, order))
    payables = [
        payable
        for payable in work.payables.of_order(order)
        if payable.provider_id not in held and provider_id in (None, payable.provider_id)
    ]
    return tuple(_applied(work, case, payables, rule, most=amount_cents, leg_id=leg_id))


def release_holds_of(work: Work, case: Case, rule: HoldRule, *, why: str) -> int:
    """Release what `rule` holds on this case, as the Support Center's doing; answers how many.

    What a person holds, or another rule, stays held.
    """
    holds = [
        hold
        for hold in work.payout_holds.of_case(case.case_id)
        if hold.is_applied and hold.rule is rule
    ]
    let_go(work, case, holds, reason=why, by_system=True)
    return len(holds)


def _held_already(holds: Sequence[PayoutHold], rule: HoldRule, order_id: str) -> Iterator[str]:
    for hold in holds:
        if hold.is_applied and (hold.rule, hold.order_id) == (rule, order_id):
            yield hold.provider_id


def _applied(
    work: Work,
    case: Case,
    payables: Sequence[Payable],
    rule: HoldRule,
    *,
    most: int | None,
    leg_id: str | None,
) -> Iterator[PayoutHold]:
    left = most
    for payable in payables:
        cents = min(payable.free_cents, MAX_CENTS if left is None else left)
        held = payable.hold(cents)
        if cents <= 0 or isinstance(held, Refusal):
            _meet_who_holds(work, payable)
            continue
        left = None if left is None else left - cents
        work.payables.keep(held)
        yield _put_down(work, case, held, rule, cents=cents, leg_id=leg_id)


def _meet_who_holds(work: Work, payable: Payable) -> None:
    """Whoever lets go of it in the same moment has to see that this case needs it as well: both
    save the payable, and its version lets one through.
    """
    if payable.held_cents:
        work.payables.keep(payable)


def _put_down(
    work: Work, case: Case, held: Payable, rule: HoldRule, *, cents: int, leg_id: str | None
) -> PayoutHold:
    hold = PayoutHold(
        hold_id=work.ids.new(Prefix.HOLD),
        case_id=case.case_id,
        order_id=held.order_id,
        leg_id=leg_id,
        provider_id=held.provider_id,
        currency=held.currency,
        amount_cents=cents,
        reason=rule.in_words,
        rule=rule,
        applied_by=BY_ITSELF,
        created_at=work.now,
        expires_at=work.now + work.policies.hold_lifetime,
    )
    work.payout_holds.add(hold)
    work.record(case, applied_entry(hold), by_system=True)
    work.details.setdefault("held_by_rule", []).append(hold.hold_id)
    work.announce(Topic.HOLD_APPLY, case.case_id, hold_payload(hold))
    return hold
