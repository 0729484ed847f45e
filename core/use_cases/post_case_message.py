"""Write to the people of a case, or answer as one of them."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.cases.access import access_denied, case_not_found, is_open_to
from core.cases.case import Case
from core.cases.parties import part_of
from core.cases.standing import Standing
from core.cases.status import CaseStatus
from core.cases.transitions import Move, move
from core.errors import ErrorCode, Refusal
from core.request import Role
from core.text import LONGEST_TEXT, unfit_text
from core.timeline.attachment import Attachment
from core.timeline.message import Audience, AuthorRole, Message
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.attaching import attachments, unfit_attachment_ids
from ports.id_generator import Prefix


@frozen(kw_only=True)
class PostCaseMessage(CaseCommand[str]):
    """A message, whose id is the answer. Staff speak as agents; people the case names speak
    in their part of it, and the awaited one's answer takes the case up again.
    """

    action: ClassVar = "case.message"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.PARTICIPANT})

    body_md: str
    audience: Audience = Audience.PARTICIPANTS
    attachment_ids: tuple[str, ...] = ()

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_text("bodyMd", self.body_md, longest=LONGEST_TEXT)
        yield from unfit_attachment_ids(self.attachment_ids)

    def decide(self, work: Work) -> str | Refusal:
        found = self._case_and_part(work)
        if isinstance(found, Refusal):
            return found
        case, part = found
        files = attachments(work, case.case_id, self.attachment_ids, audience=self.audience)
        if isinstance(files, Refusal):
            return files
        message = self._message(work, case, part, files)
        work.uow.messages.add(message)
        work.details |= {"message_id": message.message_id, "audience": self.audience.value}
        if self.attachment_ids:
            work.details["evidence_ids"] = list(self.attachment_ids)
        case = work.record(case, message.entry())
        return self._answered(work, case, part) or message.message_id

    def _case_and_part(self, work: Work) -> tuple[Case, AuthorRole] | Refusal:
        if work.request.is_staff:
            case = work.case(self.case_id, expected_version=self.expected_version)
            return case if isinstance(case, Refusal) else (case, AuthorRole.AGENT)
        return self._named_party(work)

    def _named_party(self, work: Work) -> tuple[Case, AuthorRole] | Refusal:
        case = work.found(self.case_id)
        if case is None:
            return case_not_found(self.case_id)
        order = work.uow.order_snapshots.newest(case.order_id) if case.order_id else None
        part = part_of(work.request.actor, case, order)
        if part is None or not is_open_to(case, work.request.actor):
            return access_denied()
        return _staff_only() if self.audience is Audience.STAFF else (case, part)

    def _message(
        self, work: Work, case: Case, part: AuthorRole, files: tuple[Attachment, ...]
    ) -> Message:
        return Message(
            message_id=work.ids.new(Prefix.MESSAGE),
            case_id=case.case_id,
            author_role=part,
            author_user_id=work.request.actor,
            body_md=self.body_md,
            audience=self.audience,
            attachments=files,
            created_at=case.next_instant(work.now),
        )

    def _answered(self, work: Work, case: Case, part: AuthorRole) -> Refusal | None:
        if case.awaiting is None or case.awaiting is not part.side:
            return None
        change = move(
            case,
            Move(to=CaseStatus.INVESTIGATING, by_system=True),
            when=work.now,
            standing=Standing(),
            reopen_within=work.policies.reopen_within,
        )
        if isinstance(change, Refusal):
            return change
        work.apply(change)
        return None


def _staff_only() -> Refusal:
    return Refusal(
        code=ErrorCode.FORBIDDEN,
        field="audience",
        message="Only staff can write for staff alone.",
        hint="Leave audience out: the people of the case and its agents will read it.",
    )
