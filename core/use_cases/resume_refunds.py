"""Resume refunds after a pause."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.goodwill.credit import is_goodwill
from core.refunds.entries import issued_entry
from core.refunds.refund import RefundStatus, WaitsFor
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.refund_command import RefundCommand
from core.use_cases.handling.work import Work
from core.use_cases.pause_refunds import switch
from core.use_cases.steps.crediting import credit_resumed


@frozen(kw_only=True)
class ResumeRefunds(Command[bool]):
    """Lets refunds flow again. Resuming what is not paused changes nothing."""

    action: ClassVar = "refund.resume"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    @property
    def resource(self) -> str:
        return "switch:refunds"

    def decide(self, work: Work) -> bool | Refusal:
        switch(work, paused=False)
        return True


@frozen(kw_only=True)
class ReleasePausedRefund(RefundCommand[bool]):
    """Sends a refund that waited for the end of the pause and for nothing else.

    Answers False when it waits no longer, or refunds are paused again.
    """

    action: ClassVar = "refund.send"
    roles: ClassVar = frozenset({Role.SYSTEM})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.refund_and_case(work)
        if isinstance(found, Refusal):
            return found
        refund, case = found
        waits = (refund.status, refund.waits_for) == (RefundStatus.PROPOSED, WaitsFor.RESUME)
        if not waits or work.uow.refund_switch.read().paused:
            return False
        if is_goodwill(refund):
            return credit_resumed(work, refund, case)
        sent = refund.sent(when=work.now)
        work.uow.refunds.save(sent)
        work.record(case, issued_entry(sent, why="refunds were resumed"))
        return True
