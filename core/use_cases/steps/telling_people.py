"""The Support Center writes to the people of a case by itself."""

from core.cases.case import Case
from core.timeline.message import Audience, AuthorRole, Message
from core.use_cases.handling.work import Work
from ports.id_generator import Prefix


def tell_people(work: Work, case: Case, body_md: str) -> Case:
    """A message that everybody whom the case names can read; it stops no clock."""
    message = Message(
        message_id=work.ids.new(Prefix.MESSAGE),
        case_id=case.case_id,
        author_role=AuthorRole.SYSTEM,
        author_user_id=None,
        body_md=body_md,
        audience=Audience.PARTICIPANTS,
        created_at=case.next_instant(work.now),
    )
    work.uow.messages.add(message)
    return work.record(case, message.entry())
