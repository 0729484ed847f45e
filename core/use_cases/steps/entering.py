"""What a cancellation gives back without anybody's judgement."""

from attrs import evolve, frozen

from core.cancellations.cancelled_part import CancelledPart
from core.cases.case import Case
from core.cases.status import CaseStatus
from core.cases.transitions import Move
from core.errors import Refusal
from core.kernels.decision import OrderDecision
from core.kernels.deposit_action import DepositMove
from core.orders.snapshot import OrderSnapshot
from core.refunds.allocation import Allocation, LegShare
from core.refunds.entries import nothing_owed_entry
from core.refunds.refund import Refund, RefundStatus, WaitsFor
from core.refunds.route import Route
from core.use_cases.handling.work import Work
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.release_deposit import ReleaseDeposit
from core.use_cases.steps.ending_by_itself import move_by_itself
from core.use_cases.steps.order_position import OrderAccount, order_position

GIVES_BACK = frozenset({DepositMove.RELEASE, DepositMove.REFUND})


@frozen(kw_only=True)
class AutomaticRefund(IssueRefund):
    """A refund that nobody asked for. It is sent by whoever sweeps next."""

    def _route(self, work: Work, account: OrderAccount, legs: tuple[LegShare, ...]) -> Route:
        way = super()._route(work, account, legs)
        terms = work.policies.automatic_entries
        above = terms.above_ceiling(self.amount_cents, currency=account.charge.currency)
        if above is None or way.waits_for is WaitsFor.APPROVAL:
            return way
        return Route(WaitsFor.APPROVAL, above)

    def _refund(
        self, work: Work, account: OrderAccount, shares: tuple[Allocation, ...], way: Route
    ) -> Refund:
        refund = super()._refund(work, account, shares, way)
        due = refund.status is RefundStatus.PROCESSING
        return evolve(refund, ask_again_at=work.now) if due else refund


def give_back(
    work: Work, case: Case, order: OrderSnapshot, part: CancelledPart, decision: OrderDecision
) -> None:
    """Deposits as the kernels say, and what policy leaves open on the part; the case then waits
    for the decision to come true, or for a person where nothing could be decided.
    """
    _deposits(work, case, order, part, decision)
    if _refunded(work, case, order, part):
        for status in (CaseStatus.INVESTIGATING, CaseStatus.DECISION_PENDING):
            move_by_itself(work, case.case_id, Move(to=status, by_system=True))


def _refunded(work: Work, case: Case, order: OrderSnapshot, part: CancelledPart) -> bool:
    """Whether a refund is on its way or proposed. A disputed charge, or one that nothing is left
    of, is for a person.
    """
    account = order_position(work, case, order.order_id, reason=part.reason)
    if isinstance(account, Refusal):
        work.details |= {"not_refunded": account.code.value}
        return False
    legs = account.position.chosen(part.leg_id)
    cents = 0 if isinstance(legs, Refusal) else account.position.open_cents(legs)
    if cents == 0:
        work.record(case, nothing_owed_entry(account.position.decision))
        return False
    told = AutomaticRefund(
        case_id=case.case_id,
        order_id=order.order_id,
        leg_id=part.leg_id,
        amount_cents=cents,
        reason=part.reason,
    ).decide(work)
    if isinstance(told, Refusal):
        work.details |= {"not_refunded": told.code.value}
    return not isinstance(told, Refusal)


def _deposits(
    work: Work, case: Case, order: OrderSnapshot, part: CancelledPart, decision: OrderDecision
) -> None:
    """One that is claimed, or paused, stays where it is: the case is there for a person."""
    for leg in decision.legs:
        if leg.deposit.action in GIVES_BACK and part.leg_id in (None, leg.leg_id):
            released = ReleaseDeposit(
                case_id=case.case_id, order_id=order.order_id, leg_id=leg.leg_id
            ).decide(work)
            if isinstance(released, Refusal):
                work.details |= {"deposit_kept": released.code.value}
