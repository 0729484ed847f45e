"""What becomes of an approved claim by what the processor says of its capture."""

from core.cases.case import Case
from core.deposits.claim import ClaimStatus, DepositClaim
from core.deposits.claim_entries import captured_entry, failed_entry
from core.deposits.ledger_line import captured_line
from core.ledger.cause import Cause
from core.parked.for_a_person import ForAPerson
from core.parked.parked_work import ParkedKind
from core.use_cases.handling.work import Work
from core.use_cases.steps.parking import park, settle_parked
from core.use_cases.steps.posting import post
from ports.payment_processor import Done, Outcome, ProcessorDeposit, Refused

Captured = Outcome[ProcessorDeposit] | ForAPerson


def settle_capture(work: Work, claim: DepositClaim, case: Case, outcome: Captured) -> bool:
    """Move an approved claim to its end, if `outcome` is one; answers whether it moved.

    What is unknown leaves it approved and counts as a try.
    """
    if claim.status is not ClaimStatus.APPROVED:
        return False
    if isinstance(outcome, ForAPerson):
        return _left_to_a_person(work, claim.asked_no_more(when=work.now), why=outcome.why)
    if isinstance(outcome, Done):
        return _captured(work, claim, case, outcome.value)
    if isinstance(outcome, Refused):
        return _failed(work, claim, case, why=outcome.code)
    return _asked_in_vain(work, claim, why=outcome.detail)


def _captured(work: Work, claim: DepositClaim, case: Case, told: ProcessorDeposit) -> bool:
    ref = told.charge or told.payment_intent
    captured = claim.captured(processor_ref=ref, when=work.now)
    work.uow.deposit_claims.save(captured)
    post(work, Cause.DEPOSIT_CAPTURED, captured.claim_id, (captured_line(captured),))
    work.record(case, captured_entry(captured))
    settle_parked(work, ParkedKind.DEPOSIT_CAPTURE, captured.claim_id)
    return True


def _failed(work: Work, claim: DepositClaim, case: Case, *, why: str) -> bool:
    failed = claim.failed(why, when=work.now)
    work.uow.deposit_claims.save(failed)
    work.record(case, failed_entry(failed))
    settle_parked(work, ParkedKind.DEPOSIT_CAPTURE, failed.claim_id)
    return True


def _asked_in_vain(work: Work, claim: DepositClaim, *, why: str) -> bool:
    asked = claim.asked_in_vain(when=work.now)
    if asked.ask_again_at is None:
        return _left_to_a_person(work, asked, why=why)
    work.uow.deposit_claims.save(asked)
    return False


def _left_to_a_person(work: Work, claim: DepositClaim, *, why: str) -> bool:
    work.uow.deposit_claims.save(claim)
    park(
        work,
        ParkedKind.DEPOSIT_CAPTURE,
        claim.claim_id,
        case_id=claim.case_id,
        order_id=claim.order_id,
        why=why,
    )
    return False
