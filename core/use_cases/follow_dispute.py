"""Follow a dispute with what the processor says of it, unasked for by any notice."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.disputing import follow_dispute
from ports.payment_processor import ProcessorDispute


@frozen(kw_only=True)
class FollowDispute(Command[bool]):
    """Answers whether anything changed; safe to repeat."""

    action: ClassVar = "dispute.follow"
    roles: ClassVar = frozenset({Role.SYSTEM})

    told: ProcessorDispute

    @property
    def resource(self) -> str:
        return f"dispute:{self.told.ref}"

    def decide(self, work: Work) -> bool | Refusal:
        return follow_dispute(work, self.told)
