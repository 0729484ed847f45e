"""A refund that will not happen: its reservation is freed and its providers owed again."""

from core.errors import ErrorCode, Refusal
from core.refunds.refund import Refund
from core.use_cases.handling.work import Work
from core.use_cases.steps.refunded_service import weigh_on_payables


def fail(work: Work, failed: Refund) -> None:
    """Store `failed` and free what it had reserved."""
    charge = work.uow.charges.get(failed.charge_id)
    order = work.uow.order_snapshots.newest(failed.order_id)
    if charge is None or order is None:
        raise LookupError(f"{failed.refund_id} stands on an order that is gone")
    work.uow.charges.save(charge.free(failed.amount_cents))
    weigh_on_payables(work, order, failed.allocations, sign=-1)
    work.uow.refunds.save(failed)
    work.announce(
        "support.refund.failed",
        failed.case_id,
        {"refund_id": failed.refund_id, "failure": failed.failure},
    )


def refund_not_found(refund_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.REFUND_NOT_FOUND,
        field="refundId",
        message=f"There is no refund {refund_id}.",
        hint="pendingApprovals and the case's timeline show the ids of refunds.",
    )
