"""Moving a case: what its money says about it, the move, and what a close brings with it."""

from core.cases.case import Case
from core.cases.standing import Standing
from core.cases.status import CaseStatus
from core.cases.transitions import Move, move
from core.chargebacks.chargeback import Chargeback
from core.conduct.violation import Violation
from core.deposits.claim import DepositClaim
from core.dmca.claim import DmcaClaim
from core.errors import Refusal
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from core.use_cases.handling.work import Work
from core.use_cases.steps.letting_go import let_go


def move_case(work: Work, case: Case, wish: Move) -> Case | Refusal:
    """The case once it moved, or what forbids it. Closing releases its payout holds."""
    change = move(
        case,
        wish,
        when=case.next_instant(work.now),
        standing=_standing(
            work.uow.refunds.of_case(case.case_id),
            work.uow.deposit_claims.of_case(case.case_id),
            work.uow.dmca_claims.of_case(case.case_id),
            work.uow.violations.of_case(case.case_id),
            work.uow.chargebacks.of_case(case.case_id),
        ),
        reopen_within=work.policies.reopen_within,
    )
    if isinstance(change, Refusal):
        return change
    moved = work.apply(change)
    work.details |= {"from": case.status.value, "to": wish.to.value}
    if wish.to is CaseStatus.CLOSED:
        _closed(work, moved)
    return moved


def _standing(
    refunds: tuple[Refund, ...],
    claims: tuple[DepositClaim, ...],
    dmca_claims: tuple[DmcaClaim, ...],
    violations: tuple[Violation, ...],
    chargebacks: tuple[Chargeback, ...],
) -> Standing:
    paid = {refund.method for refund in refunds if refund.status is RefundStatus.SUCCEEDED}
    return Standing(
        unsettled_refunds=tuple(r.refund_id for r in refunds if not r.is_settled),
        open_deposit_claims=tuple(claim.claim_id for claim in claims if claim.is_open),
        open_dmca_windows=tuple(it.claim_id for it in dmca_claims if it.holds_case_open),
        open_appeals=tuple(it.violation_id for it in violations if it.is_under_appeal),
        open_chargebacks=tuple(each.chargeback_id for each in chargebacks if each.is_open),
        card_refunded=RefundMethod.CARD in paid,
        goodwill_credited=RefundMethod.WALLET in paid,
    )


def _closed(work: Work, case: Case) -> None:
    applied = tuple(hold for hold in work.payout_holds.of_case(case.case_id) if hold.is_applied)
    let_go(work, case, applied, reason="case closed")
