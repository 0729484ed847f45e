"""Hide the words of a message from everybody."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.chargebacks.drafting import quoted
from core.errors import Refusal
from core.request import Role
from core.text import unfit_id, unfit_text
from core.timeline.redaction import message_not_found, redacted_entry
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.hiding import hide_in_representments


@frozen(kw_only=True)
class RedactMessage(Command[bool]):
    """No view shows the words from now on; timeline and audit keep their hash (domain.md,
    *Messages, evidence, timeline*). It is never undone. Attached files are redacted as such.
    """

    action: ClassVar = "message.redact"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    message_id: str
    reason: str

    @property
    def resource(self) -> str:
        return f"message:{self.message_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("messageId", self.message_id)
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        message = work.uow.messages.get(self.message_id)
        if message is None:
            return message_not_found(self.message_id)
        case = work.case(message.case_id)
        if isinstance(case, Refusal):
            return case
        redacted = message.redact(when=work.now)
        if isinstance(redacted, Refusal):
            return redacted
        work.uow.messages.save(redacted)
        hide_in_representments(work, case.case_id, shown=quoted(message), instead=quoted(redacted))
        work.record(case, redacted_entry(redacted, reason=self.reason))
        work.filed_under = f"case:{case.case_id}"
        work.details |= {"message_id": message.message_id, "body_sha256": redacted.body_sha256}
        return True
