"""What a claim's standing and the clock allow (domain.md, *DMCA*)."""

from datetime import datetime

from core.dmca.claim import DmcaClaim
from core.dmca.status import DmcaStatus
from core.errors import ErrorCode, Refusal
from core.instants import write_instant

DOWN = frozenset(
    {
        DmcaStatus.CLAIM_RECEIVED,
        DmcaStatus.CONTENT_HIDDEN,
        DmcaStatus.CREATOR_NOTIFIED,
        DmcaStatus.COUNTER_NOTICED,
        DmcaStatus.KEPT_DOWN,
    }
)
CLOSABLE = frozenset({DmcaStatus.CREATOR_NOTIFIED, DmcaStatus.RESTORED, DmcaStatus.KEPT_DOWN})


def forbids_counter_notice(claim: DmcaClaim) -> Refusal | None:
    """One counter-notice a claim, once its uploader was told and while nothing else ended it."""
    if claim.is_restoring:
        return _coming_back()
    if claim.status is DmcaStatus.CREATOR_NOTIFIED:
        return None
    return _not_from(claim, "be countered", "Only a claim whose uploader was notified can be.")


def forbids_court_action(claim: DmcaClaim, *, when: datetime) -> Refusal | None:
    """Too late once the content is on its way back, and once it should have been."""
    if claim.is_restoring or claim.status is DmcaStatus.RESTORED:
        return _coming_back()
    window = claim.window
    if claim.status is not DmcaStatus.COUNTER_NOTICED or window is None:
        return _not_from(claim, "be kept down", "A court action answers a counter-notice.")
    if window.is_late(when):
        return _not_now(
            f"Notice of a court action had to arrive before {write_instant(window.not_after)}.",
            "The content has to come back; an order of the court itself can still take it down.",
        )
    return None


def forbids_restoring(claim: DmcaClaim, *, when: datetime) -> Refusal | None:
    """Never before the 10th business day is over; late is better than never."""
    if claim.is_restoring or claim.status is DmcaStatus.RESTORED:
        return _coming_back()
    window = claim.window
    if claim.status is not DmcaStatus.COUNTER_NOTICED or window is None:
        return _not_from(claim, "be restored", "Content comes back after a counter-notice.")
    if window.is_early(when):
        return _not_now(
            f"The content may not come back before {write_instant(window.not_before)}.",
            "The claimant may report a court action until then; the sweep restores it afterwards.",
        )
    return None


def forbids_withdrawal(claim: DmcaClaim) -> Refusal | None:
    """A claim can be taken back as long as it keeps anything down."""
    if claim.is_restoring or claim.status is DmcaStatus.RESTORED:
        return _coming_back()
    if claim.status in DOWN:
        return None
    return _not_from(claim, "be withdrawn", "File a new case if the content should come back.")


def forbids_closing_claim(claim: DmcaClaim) -> Refusal | None:
    """Nothing may be on its way, and no window open."""
    if claim.is_restoring:
        return _coming_back()
    if claim.status in CLOSABLE:
        return None
    return _not_from(
        claim, "be closed", "Wait until its content is hidden, or back, or kept down by a court."
    )


def claim_not_found(claim_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="claimId",
        message=f"There is no copyright claim {claim_id}.",
        hint="The case shows its claims with their ids.",
    )


def _not_from(claim: DmcaClaim, what: str, hint: str) -> Refusal:
    return Refusal(
        code=ErrorCode.INVALID_TRANSITION,
        field="claimId",
        message=f"A claim that is {claim.status.name} cannot {what}.",
        hint=hint,
    )


def _coming_back() -> Refusal:
    return Refusal(
        code=ErrorCode.NOT_ACTIVE,
        field="claimId",
        message="The content of this claim is back, or on its way.",
        hint="The case's timeline shows when that was decided, and why.",
    )


def _not_now(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.NOT_ACTIVE, field="claimId", message=message, hint=hint)
