"""Holding what becomes free again by the rules that still need it (domain.md, *Payout hold*)."""

from attrs import frozen

from core.cases.case import Case
from core.cases.status import CaseStatus
from core.cases.worsening import is_urgent
from core.cents import MAX_CENTS
from core.chargebacks.chargeback import Chargeback
from core.chargebacks.suiting import takes_its_case
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.holds.rule import HoldRule
from core.use_cases.handling.work import Work
from core.use_cases.steps.holding import hold_by_rule
from core.use_cases.steps.letting_go import let_go


def take_over(work: Work) -> None:
    """Hold for disputes, then for urgent cases, what this command leaves free that was not before:
    others held it when the rule was met, or refunds took it that will not happen.
    """
    let_go_by = {hold.case_id for hold in work.payout_holds.ended()}
    for order_id in work.payables.orders_with_more():
        for chargeback in work.uow.chargebacks.of_order(order_id):
            if takes_its_case(chargeback) and chargeback.chargeback_id not in work.won:
                _hold_for_dispute(work, chargeback)
        for case in work.uow.cases.of_order(order_id):
            if case.case_id not in let_go_by and is_urgent(case):
                _hold_as_urgent(work, work.as_listed(case), order_id)


def _hold_for_dispute(work: Work, chargeback: Chargeback) -> None:
    """As much as is disputed, also where it is lost: the provider may owe it."""
    case = work.found(chargeback.case_id)
    if case is None or chargeback.inquiry:
        return
    needs = _Needs(HoldRule.CHARGEBACK, chargeback.order_id, chargeback.amount_cents)
    own = [hold for hold in needs.own(work, case) if hold.created_at >= chargeback.created_at]
    _hold_more(work, case, needs, own)


def _hold_as_urgent(work: Work, case: Case, order_id: str) -> None:
    needs = _Needs(HoldRule.URGENT_CASE, order_id)
    _hold_more(work, case, needs, needs.own(work, case))


@frozen
class _Needs:
    """What a rule would hold on an order in all, whoever provides it."""

    rule: HoldRule
    order_id: str
    most: int = MAX_CENTS

    def own(self, work: Work, case: Case) -> list[PayoutHold]:
        return [
            hold
            for hold in work.payout_holds.of_case(case.case_id)
            if (hold.rule, hold.order_id) == (self.rule, self.order_id)
        ]


def _hold_more(work: Work, case: Case, needs: _Needs, own: list[PayoutHold]) -> None:
    """What was let go of the rule's own is not held again."""
    lacking = needs.most - sum(hold.amount_cents for hold in own if hold.is_applied)
    for payable in work.payables.of_order(needs.order_id):
        last = next((it for it in reversed(own) if it.provider_id == payable.provider_id), None)
        more = min(payable.free_cents, lacking)
        if more > 0 and case.status is not CaseStatus.CLOSED and (last is None or last.is_applied):
            _hold_instead(work, case, needs, payable, last=last, more=more)
            lacking -= more


def _hold_instead(
    work: Work,
    case: Case,
    needs: _Needs,
    payable: Payable,
    *,
    last: PayoutHold | None,
    more: int,
) -> None:
    """A hold keeps its amount, so that a larger one takes its place."""
    if last is not None:
        let_go(work, case, (last,), reason="more is held instead", by_system=True)
    hold_by_rule(
        work,
        case,
        rule=needs.rule,
        order_id=needs.order_id,
        provider_id=payable.provider_id,
        amount_cents=more + (last.amount_cents if last else 0),
    )
