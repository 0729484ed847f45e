"""Content that has to go out of sight, or back within its window (domain.md, *DMCA*)."""

from core.request import Request
from core.use_cases.handling.dmca_office import DmcaOffice
from core.use_cases.handling.rounds.round import Round
from core.use_cases.note_overdue_content import NoteOverdueContent
from core.use_cases.restore_dmca_content import RestoreDueContent
from ports.content_visibility import NotTaken
from ports.payment_processor import Unknown


def dmca_rounds(office: DmcaOffice) -> tuple[Round, ...]:
    """The alarms first: what is put right a moment later was late all the same."""

    def alarm(claim_id: str, request: Request) -> object:
        return office.desk.handle(NoteOverdueContent(claim_id=claim_id), request.by_itself())

    def restore(claim_id: str, request: Request) -> object:
        return office.give(RestoreDueContent(claim_id=claim_id), request.by_itself())

    def send(claim_id: str, request: Request) -> object:
        told = office.send(claim_id, request)
        return Unknown(detail=told.why) if isinstance(told, NotTaken) else told

    return (
        Round(
            kind="overdue content",
            due=lambda uow, now, limit: uow.dmca_claims.overdue(now=now, limit=limit),
            send=alarm,
        ),
        Round(
            kind="content to restore",
            due=lambda uow, now, limit: uow.dmca_claims.to_restore(now=now, limit=limit),
            send=restore,
        ),
        Round(
            kind="content order",
            due=lambda uow, now, limit: uow.dmca_claims.to_send(now=now, limit=limit),
            send=send,
        ),
    )
