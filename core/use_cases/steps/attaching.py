"""Evidence that a message shows."""

from collections.abc import Iterator

from attrs import evolve

from core.errors import ErrorCode, Refusal
from core.evidence.evidence import Evidence, EvidenceStatus
from core.evidence.refusals import evidence_not_found
from core.text import unfit_id
from core.timeline.attachment import Attachment
from core.timeline.message import Audience
from core.use_cases.handling.work import Work

FIELD = "attachmentIds"
MOST = 20


def unfit_attachment_ids(evidence_ids: tuple[str, ...]) -> Iterator[Refusal | None]:
    """BAD_USER_INPUT for too many, or one that is no id or is named twice."""
    if len(evidence_ids) > MOST:
        yield _bad(f"A message shows at most {MOST} files.", "Send the others in a second one.")
    if len(set(evidence_ids)) < len(evidence_ids):
        yield _bad("A file is named twice.", "Name each file once.")
    for evidence_id in evidence_ids:
        yield unfit_id(FIELD, evidence_id)


def attachments(
    work: Work, case_id: str, evidence_ids: tuple[str, ...], *, audience: Audience
) -> tuple[Attachment, ...] | Refusal:
    """The files as the message keeps them; EVIDENCE_NOT_FOUND for one that is not on the case,
    not attached, or for staff alone where participants read the message.
    """
    if not evidence_ids:
        return ()
    shown = {
        evidence.evidence_id: evidence
        for evidence in work.uow.evidences.of_case(case_id)
        if evidence.status is EvidenceStatus.ATTACHED
        and (audience is Audience.STAFF or evidence.audience is Audience.PARTICIPANTS)
    }
    for evidence_id in evidence_ids:
        if evidence_id not in shown:
            return evolve(evidence_not_found(evidence_id), field=FIELD)
    return tuple(_attachment(shown[evidence_id]) for evidence_id in evidence_ids)


def _attachment(evidence: Evidence) -> Attachment:
    return Attachment(
        s3_key=evidence.kept_under,
        sha256=evidence.sha256,
        size_bytes=evidence.size_bytes,
        mime=evidence.mime,
    )


def _bad(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=FIELD, message=message, hint=hint)
