"""Capturing a deposit: the processor is looked at first, so that nothing is sent blindly.

An authorisation is captured once in its life, and the look tells whether it was: a lost answer
is found again without asking for anything (reliability.md 1, 4 and 5).
"""

from attrs import frozen

from core.asking import keys_may_be_forgotten
from core.deposits.claim import DepositClaim
from core.parked.for_a_person import ForAPerson
from core.use_cases.steps.settling_capture import Captured
from ports.clock import Clock
from ports.payment_processor import (
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorDeposit,
    Refused,
    Unknown,
)

MISSING = "resource_missing"
"""There is no such object; any other refusal of a look proves nothing."""
OTHER_STATE = "payment_intent_unexpected_state"
CAPTURABLE = "requires_capture"
CANCELED = "canceled"


@frozen(kw_only=True)
class DepositCapture:
    """Asks for the captures of approved claims, outside any transaction."""

    processor: PaymentProcessor
    clock: Clock

    def ask(self, claim: DepositClaim, *, afresh: bool) -> Captured:
        """What became of the capture, after asking for it where it did not happen yet.

        Past 23 hours the look alone decides, unless a person wants it asked for `afresh`.
        """
        looked = look(self.processor, claim.payment_intent)
        if not isinstance(looked, Done):
            return looked
        found = _found(claim, looked.value)
        if found is not None:
            return found
        sent_at = claim.sent_at or claim.updated_at
        if keys_may_be_forgotten(sent_at, when=self.clock.now()) and not afresh:
            return ForAPerson("23 hours after it was first asked for, nothing is captured")
        return self._send(claim)

    def _send(self, claim: DepositClaim) -> Captured:
        outcome = self.processor.capture_deposit(
            payment_intent=claim.payment_intent,
            amount_cents=claim.amount_cents,
            idempotency_key=f"{claim.claim_id}:capture",
        )
        return another_look(outcome)


def look(
    processor: PaymentProcessor, payment_intent: str
) -> Outcome[ProcessorDeposit] | ForAPerson:
    """The deposit as the processor holds it."""
    looked = processor.deposit_by_intent(payment_intent)
    if isinstance(looked, Refused) and looked.code != MISSING:
        return ForAPerson(f"the processor does not show the deposit: {looked.code}")
    return looked


def another_look(outcome: Outcome[ProcessorDeposit]) -> Outcome[ProcessorDeposit]:
    """A deposit that changed since it was looked at has to be looked at again."""
    if isinstance(outcome, Refused) and outcome.code == OTHER_STATE:
        return Unknown(detail=outcome.message)
    return outcome


def _found(claim: DepositClaim, deposit: ProcessorDeposit) -> Captured | None:
    """What the look alone tells; None while the whole amount can still be captured."""
    if deposit.captured_cents == claim.amount_cents:
        return Done(value=deposit)
    if deposit.captured_cents:
        return ForAPerson(f"{deposit.captured_cents} cents were captured, not {claim.amount_cents}")
    if deposit.status == CANCELED:
        return Refused(code="authorization_gone", message="The authorisation is gone.")
    if deposit.status != CAPTURABLE:
        return Unknown(detail=f"the deposit is {deposit.status}")
    if deposit.capturable_cents < claim.amount_cents:
        left = deposit.capturable_cents
        return Refused(code="authorized_too_little", message=f"Only {left} cents are authorised.")
    return None
