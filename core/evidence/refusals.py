"""What somebody meets who asks for evidence that is not there for them."""

from core.errors import ErrorCode, Refusal
from core.evidence.evidence import Evidence, EvidenceStatus

FIELD = "evidenceId"


def evidence_not_found(evidence_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.EVIDENCE_NOT_FOUND,
        field=FIELD,
        message=f"This case has no evidence {evidence_id}.",
        hint="The case lists its evidence; a file is reached only through the case it is on.",
    )


def nothing_arrived() -> Refusal:
    return Refusal(
        code=ErrorCode.EVIDENCE_REQUIRED,
        field=FIELD,
        message="Nothing has arrived for this evidence yet.",
        hint="Upload the file with its form first, then attach it.",
    )


def still_scanned() -> Refusal:
    return Refusal(
        code=ErrorCode.EVIDENCE_REQUIRED,
        field=FIELD,
        message="The malware scanner has not finished with the file yet.",
        hint="Nothing is lost: attach it again in a moment.",
    )


def form_ended() -> Refusal:
    return Refusal(
        code=ErrorCode.NOT_ACTIVE,
        field=FIELD,
        message="The upload form has ended, and nothing has arrived with it.",
        hint="Ask for a new upload with requestEvidenceUpload.",
    )


def not_attached(evidence: Evidence) -> Refusal:
    """NOT_ACTIVE for a file that nobody can open or hide, because of how it stands."""
    redacted = evidence.status is EvidenceStatus.REDACTED
    return Refusal(
        code=ErrorCode.NOT_ACTIVE,
        field=FIELD,
        message="This evidence was redacted." if redacted else "This evidence is not attached.",
        hint="Its hash is on the timeline; the file itself is hidden."
        if redacted
        else "Upload the file and attach it first.",
    )
