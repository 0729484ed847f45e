"""An internal note on a case: a message that only staff can read."""

from core.cases.case import Case
from core.timeline.message import Audience, AuthorRole, Message
from core.use_cases.handling.work import Work
from ports.id_generator import Prefix


def leave_note(work: Work, case: Case, words: str) -> Message:
    """By whoever gives the command."""
    note = Message(
        message_id=work.ids.new(Prefix.MESSAGE),
        case_id=case.case_id,
        author_role=AuthorRole.AGENT,
        author_user_id=work.request.actor,
        body_md=words,
        audience=Audience.STAFF,
        created_at=case.next_instant(work.now),
    )
    work.uow.messages.add(note)
    work.record(case, note.entry())
    return note
