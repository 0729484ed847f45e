"""Concede a chargeback: the network keeps the money."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.chargebacks.chargeback import Answer
from core.chargebacks.deadlines import forbids_accepting
from core.errors import Refusal
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.noting import leave_note


@frozen(kw_only=True)
class AcceptChargeback(ChargebackCommand[bool]):
    """Commits that it is conceded; the processor is asked afterwards. It cannot be taken back.

    The reason stands on the case as a note that only staff can read.
    """

    action: ClassVar = "chargeback.accept"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    reason: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, case = found
        forbidden = forbids_accepting(chargeback)
        if forbidden is not None:
            return forbidden
        accepted = chargeback.changed(
            when=work.now,
            answer=Answer.ACCEPT,
            accepted_by=work.request.actor,
            sent_at=work.now,
            act_at=work.now,
            asked=0,
            failure=None,
        )
        work.uow.chargebacks.save(accepted)
        leave_note(work, case, self.reason)
        return True
