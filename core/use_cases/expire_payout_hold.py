"""End a payout hold that nobody released."""

from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.errors import Refusal
from core.holds.hold import PayoutHold
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.letting_go import let_expire


@frozen(kw_only=True)
class ExpirePayoutHold(Command[bool]):
    """Ends an applied hold once its time is over, so that its provider can be paid.

    Answers False while it is not, and for one that has ended.
    """

    action: ClassVar = "hold.expire"
    roles: ClassVar = frozenset({Role.SYSTEM})

    hold_id: str

    @property
    def resource(self) -> str:
        return f"hold:{self.hold_id}"

    def decide(self, work: Work) -> bool | Refusal:
        hold = work.uow.payout_holds.get(self.hold_id)
        if hold is None:
            raise LookupError(f"{self.hold_id} is due and does not exist")
        case = work.case(hold.case_id)
        if isinstance(case, Refusal):
            return case
        return hold.has_run_out(work.now) and self._expired(work, case, hold)

    def _expired(self, work: Work, case: Case, hold: PayoutHold) -> bool | Refusal:
        work.details |= {"case_id": case.case_id, "amount_cents": hold.amount_cents}
        return let_expire(work, case, hold) or True
