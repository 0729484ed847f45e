"""Remind the party a case waits for, or close it."""

from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.cases.reminding import closed_for_silence, kept_open_entry, nudged_entry, reminder
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.request import Role
from core.timeline.message import Audience, AuthorRole, Message
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.moving import move_case
from ports.id_generator import Prefix


@frozen(kw_only=True)
class FollowUpIdleCase(CaseCommand[bool]):
    """Does what is due on a case that has waited for people: reminds them first, then closes.

    What forbids closing leaves it open and is told on the timeline; nothing more is done until
    something happens on the case. Answers False while nothing is due.
    """

    action: ClassVar = "case.follow_up"
    roles: ClassVar = frozenset({Role.SYSTEM})

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id)
        if isinstance(case, Refusal):
            return case
        waiting = case.waiting
        if waiting is None or waiting.due_at is None or work.now < waiting.due_at:
            return False
        if case.status is CaseStatus.AWAITING_USER and waiting.nudged_at is None:
            _remind(work, case)
        else:
            _close(work, case)
        return True


def _remind(work: Work, case: Case) -> None:
    message = Message(
        message_id=work.ids.new(Prefix.MESSAGE),
        case_id=case.case_id,
        author_role=AuthorRole.SYSTEM,
        author_user_id=None,
        body_md=reminder(case, work.policies.inactivity, now=work.now),
        audience=Audience.PARTICIPANTS,
        created_at=case.next_instant(work.now),
    )
    work.uow.messages.add(message)
    work.details["message_id"] = message.message_id
    work.record(case, message.entry(), nudged_entry(case, message.message_id))


def _close(work: Work, case: Case) -> None:
    told = move_case(work, case, closed_for_silence(case))
    if isinstance(told, Refusal):
        work.details["kept_open"] = told.code.value
        work.record(case, kept_open_entry(told))
