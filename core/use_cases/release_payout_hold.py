"""Release a payout hold."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.errors import ErrorCode, Refusal
from core.request import Role
from core.text import unfit_id, unfit_text
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.letting_go import let_go


@frozen(kw_only=True)
class ReleasePayoutHold(Command[bool]):
    """Releases an applied hold, so that its provider can be paid."""

    action: ClassVar = "hold.release"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    hold_id: str
    reason: str | None = None

    @property
    def resource(self) -> str:
        return f"hold:{self.hold_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("holdId", self.hold_id)
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        hold = work.uow.payout_holds.get(self.hold_id)
        if hold is None:
            return _hold_not_found(self.hold_id)
        case = work.case(hold.case_id)
        if isinstance(case, Refusal):
            return case
        work.details |= {"case_id": case.case_id, "amount_cents": hold.amount_cents}
        return let_go(work, case, (hold,), reason=self.reason) or True


def _hold_not_found(hold_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.HOLD_NOT_FOUND,
        field="holdId",
        message=f"There is no payout hold {hold_id}.",
        hint="The case's timeline shows the ids of its holds.",
    )
