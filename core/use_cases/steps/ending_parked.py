"""Bringing what is parked to its end, as the processor holds it (reliability.md 6)."""

from collections.abc import Callable, Mapping

from core.cases.case import Case
from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.deposits.release_told import ReleaseTold
from core.errors import Refusal
from core.parked.parked_work import ParkedKind
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling import settle_refund
from core.use_cases.steps.settling_capture import settle_capture
from core.use_cases.steps.settling_release import settle_release
from ports.payment_processor import Done, ProcessorDeposit, ProcessorRefund, Refused

Held = ProcessorRefund | ProcessorDeposit | ReleaseTold | None
"""What the processor holds of the subject; None where it holds nothing of it."""
Looked = Done[Held]
GIVEN_UP = Refused(code="given_up", message="A person found that it did not happen.")
UNDER_WAY = "processing"
"""A payment intent of which the processor does not know yet what becomes of it."""


def end_refund(work: Work, refund_id: str, held: Held) -> bool:
    """Whether the refund is at its end now."""
    refund = work.uow.refunds.get(refund_id)
    if refund is None:
        raise LookupError(f"{refund_id} is parked and does not exist")
    case = _case(work, refund.case_id)
    outcome = Done(value=held) if isinstance(held, ProcessorRefund) else GIVEN_UP
    return refund.is_settled or settle_refund(work, refund, case, outcome, asked=False)


def end_capture(work: Work, claim_id: str, held: Held) -> bool:
    """Whether the claim is at its end now. Another amount than its own is not its capture."""
    claim = work.uow.deposit_claims.get(claim_id)
    if claim is None:
        raise LookupError(f"{claim_id} is parked and does not exist")
    case = _case(work, claim.case_id)
    if claim.status is not ClaimStatus.APPROVED:
        return True
    if isinstance(held, ProcessorDeposit):
        if held.captured_cents == claim.amount_cents:
            return settle_capture(work, claim, case, Done(value=held))
        if held.status == UNDER_WAY:
            return False
    return settle_capture(work, claim, case, GIVEN_UP)


def end_release(work: Work, release_id: str, held: Held) -> bool:
    """Whether the release is at its end now."""
    release = work.uow.deposit_releases.get(release_id)
    if release is None:
        raise LookupError(f"{release_id} is parked and does not exist")
    case = _case(work, release.case_id)
    if release.status is not ReleaseStatus.PROCESSING:
        return True
    outcome = Done(value=held) if isinstance(held, ReleaseTold) else GIVEN_UP
    return settle_release(work, release, case, outcome, asked=False)


def _case(work: Work, case_id: str) -> Case:
    match work.case(case_id):
        case Refusal():
            raise LookupError(f"{case_id} has parked work and is gone")
        case found:
            return found


ENDED_BY: Mapping[ParkedKind, Callable[[Work, str, Held], bool]] = {
    ParkedKind.REFUND: end_refund,
    ParkedKind.DEPOSIT_CAPTURE: end_capture,
    ParkedKind.DEPOSIT_RELEASE: end_release,
}
"""What is brought to its end when it is taken off the list; all else stays as it is."""
