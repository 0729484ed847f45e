"""Refunds and all other money that goes back, in the order in which a sweep asks about it."""

from datetime import datetime

from core.request import Request
from core.use_cases.expire_refund import ExpireRefund
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.order_office import OrderOffice
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.handling.rounds.round import Round
from ports.unit_of_work import UnitOfWork


def refund_rounds(refunds: RefundOffice, deposits: DepositOffice) -> tuple[Round, ...]:
    """Cancellations that enter by themselves, what still waits for a pause that is over, proposals
    whose time is over, and all money of which the end is not known.
    """
    orders = OrderOffice(desk=refunds.desk, refunds=refunds, deposits=deposits)

    def expire(refund_id: str, request: Request) -> object:
        return refunds.desk.handle(ExpireRefund(refund_id=refund_id), request.by_itself())

    return (
        Round(
            kind="cancelled order",
            due=lambda uow, _now, limit: uow.cancellation_entries.due(limit=limit),
            send=orders.enter,
        ),
        Round(kind="paused refund", due=_left_waiting, send=refunds.release),
        Round(
            kind="expired proposal",
            due=lambda uow, now, limit: uow.refunds.expired(now=now, limit=limit),
            send=expire,
        ),
        Round(
            kind="refund",
            due=lambda uow, now, limit: uow.refunds.to_ask(now=now, limit=limit),
            send=refunds.send,
        ),
        Round(
            kind="transfer reversal",
            due=lambda uow, now, limit: uow.transfer_reversals.to_ask(now=now, limit=limit),
            send=refunds.reversals.send,
        ),
        Round(
            kind="deposit capture",
            due=lambda uow, now, limit: uow.deposit_claims.to_ask(now=now, limit=limit),
            send=deposits.send_capture,
        ),
        Round(
            kind="deposit release",
            due=lambda uow, now, limit: uow.deposit_releases.to_ask(now=now, limit=limit),
            send=deposits.send_release,
        ),
    )


def _left_waiting(uow: UnitOfWork, _now: datetime, limit: int) -> tuple[str, ...]:
    """None during a pause. Who resumes refunds sends them all, but may end on the way, and misses
    those that were decided in the same moment.
    """
    return () if uow.refund_switch.read().paused else uow.refunds.waiting_for_resume()[:limit]
