"""Open the chargeback of a dispute that was heard of before there were chargebacks."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.following_chargeback import follow_chargeback


@frozen(kw_only=True)
class OpenChargeback(Command[bool]):
    """Answers whether the dispute is known; one that has its chargeback gets no second."""

    action: ClassVar = "chargeback.open"
    roles: ClassVar = frozenset({Role.SYSTEM})

    processor_ref: str

    @property
    def resource(self) -> str:
        return f"dispute:{self.processor_ref}"

    def decide(self, work: Work) -> bool | Refusal:
        dispute = work.uow.disputes.get(self.processor_ref)
        if dispute is None:
            return False
        follow_chargeback(work, dispute, submitted=False)
        return True
