"""Payout holds that end by themselves (domain.md, *Payout hold*)."""

from core.request import Request
from core.use_cases.expire_payout_hold import ExpirePayoutHold
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.rounds.round import Round


def hold_rounds(desk: Desk) -> tuple[Round, ...]:
    """Holds whose time is over."""

    def expire(hold_id: str, request: Request) -> object:
        return desk.handle(ExpirePayoutHold(hold_id=hold_id), request.by_itself())

    return (
        Round(
            kind="expired hold",
            due=lambda uow, now, limit: uow.payout_holds.expired(now=now, limit=limit),
            send=expire,
        ),
    )
