"""A refund that will not happen: its reservation is freed and its providers owed again."""

from core.announcements.of_refunds import refund_payload
from core.announcements.topic import Topic
from core.errors import ErrorCode, Refusal
from core.refunds.refund import Refund, RefundMethod
from core.use_cases.handling.work import Work
from core.use_cases.steps.balancing_transfers import balance
from core.use_cases.steps.charge_excess import weigh_excess
from core.use_cases.steps.crediting import give_month_back
from core.use_cases.steps.refunded_service import weigh_on_payables
from core.use_cases.steps.reversing import legs_of
from core.use_cases.steps.spreading_anew import respread
from core.use_cases.steps.unsaved import Unsaved


def fail(work: Work, failed: Refund, *, late: bool = False) -> None:
    """Store `failed`, free what it had reserved, and tell others. A `late` failure is one after
    it had succeeded.
    """
    if failed.method is RefundMethod.WALLET:
        give_month_back(work, failed)
    else:
        _free(work, failed, late=late)
    work.uow.refunds.save(failed)
    work.announce(Topic.REFUND_FAILED, failed.case_id, refund_payload(failed))


def _free(work: Work, failed: Refund, *, late: bool) -> None:
    charge = work.uow.charges.get(failed.charge_id) if failed.charge_id else None
    order = work.uow.order_snapshots.newest(failed.order_id)
    if charge is None or order is None:
        raise LookupError(f"{failed.refund_id} stands on an order that is gone")
    freed = charge.free(failed.amount_cents)
    work.uow.charges.save(freed)
    weigh_excess(work, freed)
    spread = respread(work, freed, order, failed=failed.refund_id)
    given_back = (*failed.allocations, *spread.left)
    weigh_on_payables(work, order, taken=spread.taken, given_back=given_back)
    if late or spread.moved:
        balance(
            work,
            order,
            Unsaved(refund=failed, outside=spread.now),
            touching=None if late else legs_of((*spread.left, *spread.taken)),
            told_by=failed if late else None,
        )


def refund_not_found(refund_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.REFUND_NOT_FOUND,
        field="refundId",
        message=f"There is no refund {refund_id}.",
        hint="pendingApprovals and the case's timeline show the ids of refunds.",
    )
