"""Follow a notice of the processor with what the processor says of its object."""

from typing import ClassVar

from attrs import frozen

from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.disputing import follow_dispute
from core.use_cases.steps.following_refund import follow_refund
from core.use_cases.steps.following_transfer import (
    TransferTold,
    follow_reversal,
    follow_transfer,
)
from ports.payment_processor import (
    ProcessorDispute,
    ProcessorNotice,
    ProcessorRefund,
    ProcessorReversal,
)

Followed = ProcessorRefund | ProcessorDispute | ProcessorReversal | TransferTold


@frozen(kw_only=True)
class FollowNotice(Command[bool]):
    """Applies `told`, asked of the processor after the notice came, and marks the notice with it
    in one transaction; a marked notice changes nothing. Answers whether it was new.

    `told` is None where the processor has no such object (any more). A notice about several
    objects is followed one by one, and only `the_last` marks it: each is safe to repeat
    (reliability.md 8; docs/adr/0011).
    """

    action: ClassVar = "notice.follow"
    roles: ClassVar = frozenset({Role.SYSTEM})

    notice: ProcessorNotice
    told: Followed | None
    the_last: bool = True

    @property
    def resource(self) -> str:
        return f"notice:{self.notice.notice_id}"

    def decide(self, work: Work) -> bool | Refusal:
        if work.uow.processed_notices.has(self.notice.notice_id):
            return False
        changed = _followed(work, self.told)
        work.details |= {"type": self.notice.type, "changed": changed}
        if self.the_last:
            work.uow.processed_notices.add(self.notice, processed_at=work.now)
        return True


def _followed(work: Work, told: Followed | None) -> bool:
    match told:
        case ProcessorRefund():
            return follow_refund(work, told)
        case ProcessorDispute():
            return follow_dispute(work, told)
        case ProcessorReversal():
            return follow_reversal(work, told)
        case TransferTold():
            return follow_transfer(work, told)
        case None:
            return False
