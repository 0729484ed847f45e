"""Payout holds that time and rules bring about (domain.md, *Payout hold*)."""

from datetime import datetime

from core.request import Request
from core.use_cases.expire_payout_hold import ExpirePayoutHold
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.rounds.round import Round
from core.use_cases.hold_severe_case import HoldSevereCase
from ports.unit_of_work import UnitOfWork


def hold_rounds(desk: Desk) -> tuple[Round, ...]:
    """Holds whose time is over, and what the rule on severe cases has not held as yet: the cases
    a provider had before they were too many, and those that were opened in the same moment.
    """

    def expire(hold_id: str, request: Request) -> object:
        return desk.handle(ExpirePayoutHold(hold_id=hold_id), request.by_itself())

    def not_held(uow: UnitOfWork, now: datetime, limit: int) -> tuple[str, ...]:
        rule = desk.policies.current().severe_cases
        return uow.severe_cases.not_held(
            too_many=rule.too_many, opened_since=now - rule.within, limit=limit
        )

    def hold(case_id: str, request: Request) -> object:
        return desk.handle(HoldSevereCase(case_id=case_id), request.by_itself())

    return (
        Round(
            kind="expired hold",
            due=lambda uow, now, limit: uow.payout_holds.expired(now=now, limit=limit),
            send=expire,
        ),
        Round(kind="severe case", due=not_held, send=hold),
    )
