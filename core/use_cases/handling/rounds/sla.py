"""Deadlines that passed, and cases that wait for people (domain.md, *SLA clocks*)."""

from core.request import Request
from core.use_cases.follow_up_idle_case import FollowUpIdleCase
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.rounds.round import Round
from core.use_cases.record_breaches import RecordBreaches


def sla_rounds(desk: Desk) -> tuple[Round, ...]:
    """Missed deadlines first: they escalate, whatever else becomes of the case."""

    def breach(case_id: str, request: Request) -> object:
        return desk.handle(RecordBreaches(case_id=case_id), request.by_itself())

    def follow_up(case_id: str, request: Request) -> object:
        return desk.handle(FollowUpIdleCase(case_id=case_id), request.by_itself())

    return (
        Round(
            kind="missed deadline",
            due=lambda uow, now, limit: uow.cases.breaching(now=now, limit=limit),
            send=breach,
        ),
        Round(
            kind="waiting case",
            due=lambda uow, now, limit: uow.cases.idle(now=now, limit=limit),
            send=follow_up,
        ),
    )
