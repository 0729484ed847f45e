"""Giving deposits back: a hold is let go, a charge is refunded (reliability.md 1, 4 and 5)."""

from collections.abc import Callable

from attrs import frozen

from core.asking import keys_may_be_forgotten
from core.deposits.deposit_release import DepositRelease, ReleaseKind
from core.parked.for_a_person import ForAPerson
from core.use_cases.handling.deposit_capture import CANCELED, another_look, look
from core.use_cases.steps.release_as_told import let_go, refunded
from core.use_cases.steps.settling_release import Returned
from ports.clock import Clock
from ports.payment_processor import (
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorRefund,
    RefundInstruction,
    Refused,
)


@frozen(kw_only=True)
class DepositReturn:
    """Asks for the releases of deposits, outside any transaction."""

    processor: PaymentProcessor
    clock: Clock

    def ask(self, release: DepositRelease, *, paused: Callable[[], bool]) -> Returned | None:
        """What became of the release, after asking for it where it did not happen yet.

        None where a refund is not sent because all of them are `paused`, which is read directly
        before the call: whoever pauses them while the deposit is looked at stops this one too.
        """
        if release.kind is ReleaseKind.CANCEL:
            return self._cancel(release)
        if release.processor_ref is not None:
            return _told(self.processor.refund_by_ref(release.processor_ref))
        return self._refund(release, paused=paused)

    def _cancel(self, release: DepositRelease) -> Returned:
        looked = look(self.processor, release.payment_intent)
        if not isinstance(looked, Done):
            return looked
        if looked.value.captured_cents:
            return Refused(code="deposit_captured", message="The deposit was captured.")
        if looked.value.status == CANCELED:
            return Done(value=let_go(release))
        outcome = another_look(
            self.processor.cancel_deposit(
                payment_intent=release.payment_intent,
                idempotency_key=f"{release.release_id}:cancel",
            )
        )
        return Done(value=let_go(release)) if isinstance(outcome, Done) else outcome

    def _refund(self, release: DepositRelease, *, paused: Callable[[], bool]) -> Returned | None:
        looked = look(self.processor, release.payment_intent)
        if not isinstance(looked, Done):
            return looked
        charge = looked.value.charge
        if charge is None:
            return Refused(code="not_charged", message="The deposit was never charged.")
        if keys_may_be_forgotten(release.sent_at or release.created_at, when=self.clock.now()):
            return self._listed(release, charge)
        return None if paused() else _told(self.processor.refund(_instruction(release, charge)))

    def _listed(self, release: DepositRelease, charge: str) -> Returned:
        """Found among the charge's refunds: past 23 hours nothing is sent a second time."""
        listed = self.processor.refunds_of_charge(charge)
        if isinstance(listed, Refused):
            return ForAPerson(f"the processor does not list the refunds: {listed.code}")
        if not isinstance(listed, Done):
            return listed
        for refund in listed.value:
            if refund.metadata.get("release_id") == release.release_id:
                return Done(value=refunded(refund))
        return ForAPerson("23 hours after it was first asked for, nothing is refunded")


def _told(outcome: Outcome[ProcessorRefund]) -> Returned:
    return Done(value=refunded(outcome.value)) if isinstance(outcome, Done) else outcome


def _instruction(release: DepositRelease, charge: str) -> RefundInstruction:
    return RefundInstruction(
        charge=charge,
        amount_cents=release.amount_cents,
        currency=release.currency,
        idempotency_key=f"{release.release_id}:refunds",
        metadata={
            "release_id": release.release_id,
            "case_id": release.case_id,
            "order_id": release.order_id,
        },
    )
