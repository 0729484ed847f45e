"""Whether a claim can be filed on a case (domain.md, *DMCA*)."""

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import ErrorCode, Refusal


def forbids_claim_on(case: Case) -> Refusal | None:
    """Only on a DMCA case that is not closed."""
    if case.kind is not CaseKind.DMCA:
        return Refusal(
            code=ErrorCode.INVALID_TRANSITION,
            field="caseId",
            message=f"A copyright claim is filed on a DMCA case; this one is {case.kind.name}.",
            hint="Leave caseId out, and a case is opened for it.",
        )
    if case.status is CaseStatus.CLOSED:
        return Refusal(
            code=ErrorCode.NOT_ACTIVE,
            field="caseId",
            message="This case is closed; no claim can be filed on it.",
            hint="Leave caseId out, and a case is opened for it.",
        )
    return None


def other_uploader(case: Case, creator_id: str) -> Refusal | None:
    """BAD_USER_INPUT for a case that is about somebody else's content."""
    if case.creator_id in (None, creator_id):
        return None
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="creatorId",
        message="This case is about the content of another creator.",
        hint="Leave caseId out, and a case is opened for it.",
    )
