"""The deposit of any leg that has one (kernels.md, *studio*, *Deposit*)."""

from datetime import timedelta

from core.kernels.deposit_action import DepositAction, DepositMove, DepositRuling
from core.kernels.facts import DepositClaim
from core.kernels.leg_case import LegCase
from core.kernels.ruling import Ruling
from core.orders.deposit import Deposit, DepositKind

_NOTHING_TO_MOVE = DepositRuling(action=DepositAction())
_MOVES = {
    DepositKind.AUTHORIZATION_HOLD: DepositMove.RELEASE,
    DepositKind.CHARGE_REFUNDABLE: DepositMove.REFUND,
    DepositKind.NONREFUNDABLE_FEE: DepositMove.FORFEIT,
}


def rule_on_deposit(case: LegCase, ruling: Ruling) -> DepositRuling:
    """The deposit's move once `ruling` has decided the leg.

    A claim that is open or captured stops every move, and from the start on the claim window
    must have passed before a release or refund, under the common rules too.
    """
    deposit = case.leg.deposit
    if deposit is None:
        return _NOTHING_TO_MOVE
    if case.facts.deposit_claim is not DepositClaim.NONE:
        return _kept(f"deposit: a claim on it is {case.facts.deposit_claim}, nothing moves")
    move = _MOVES[deposit.kind]
    if ruling.frees_deposit and move is DepositMove.FORFEIT:
        move = DepositMove.REFUND
    if move is not DepositMove.FORFEIT and _claims_may_come(case, deposit):
        return _kept(
            "deposit: the session has started and claims may come until "
            f"{deposit.claim_window_hours} h after its end, nothing moves yet"
        )
    step = f"deposit: {move} {deposit.amount_cents} of the {deposit.kind}"
    return DepositRuling(action=DepositAction(move, deposit.amount_cents), steps=(step,))


def _kept(step: str) -> DepositRuling:
    return DepositRuling(action=DepositAction(), steps=(step,))


def _claims_may_come(case: LegCase, deposit: Deposit) -> bool:
    leg, when = case.leg, case.requested_at
    if leg.starts_at is None or leg.ends_at is None or when < leg.starts_at:
        return False
    return when - leg.ends_at < timedelta(hours=deposit.claim_window_hours)
