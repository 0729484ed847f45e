"""Deposits from the ask to the settlement: the intent first, then the processor, then the books.

The processor is called with no transaction open, under a key made of the claim's or the release's
id (reliability.md 1, 2, 5).
"""

from attrs import frozen

from core.deposits.claim import ClaimStatus, DepositClaim
from core.deposits.deposit_release import DepositRelease, ReleaseStatus
from core.errors import Refusal
from core.request import Request
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.handling.deposit_capture import DepositCapture
from core.use_cases.handling.deposit_return import DepositReturn
from core.use_cases.handling.desk import Desk
from core.use_cases.release_deposit import ReleaseDeposit
from core.use_cases.settle_deposit_capture import SettleDepositCapture
from core.use_cases.settle_deposit_release import SettleDepositRelease
from core.use_cases.steps.settling_capture import Captured
from core.use_cases.steps.settling_release import Returned
from ports.payment_processor import PaymentProcessor


@frozen(kw_only=True)
class DepositOffice:
    """The commands after which a deposit may have to move."""

    desk: Desk
    processor: PaymentProcessor

    def file(self, asked: FileDepositClaim, request: Request) -> str | Refusal:
        """The new claim's id. What policy approves is captured at once."""
        claim_id = self.desk.handle(asked, request)
        if not isinstance(claim_id, Refusal):
            self.send_capture(claim_id, request)
        return claim_id

    def approve(self, asked: ApproveDepositClaim, request: Request) -> bool | Refusal:
        approved = self.desk.handle(asked, request)
        if approved is True:
            self.send_capture(asked.claim_id, request)
        return approved

    def release(self, asked: ReleaseDeposit, request: Request) -> str | Refusal:
        """The new release's id. It has ended where the processor answered at once."""
        release_id = self.desk.handle(asked, request)
        if not isinstance(release_id, Refusal):
            self.send_release(release_id, request)
        return release_id

    def send_capture(
        self, claim_id: str, request: Request, *, afresh: bool = False
    ) -> Captured | None:
        """Capture what an approved claim is about, and settle it with the answer.

        Safe to repeat. Past 23 hours nothing is sent any more, unless a person wants it `afresh`.
        Answers what the processor said, None where it was not asked.
        """
        claim = self._claim(claim_id)
        if claim is None or claim.status is not ClaimStatus.APPROVED:
            return None
        capture = DepositCapture(processor=self.processor, clock=self.desk.clock)
        outcome = capture.ask(claim, afresh=afresh)
        settle = SettleDepositCapture(claim_id=claim_id, outcome=outcome)
        self.desk.handle(settle, request.by_itself())
        return outcome

    def send_release(self, release_id: str, request: Request) -> Returned | None:
        """Give back what a release is about, and settle it with the answer. Safe to repeat.

        Answers what the processor said, None where it was not asked.
        """
        release = self._release(release_id)
        if release is None or release.status is not ReleaseStatus.PROCESSING:
            return None
        returning = DepositReturn(processor=self.processor, clock=self.desk.clock)
        outcome = returning.ask(release, paused=self._paused)
        if outcome is not None:
            settle = SettleDepositRelease(release_id=release_id, outcome=outcome)
            self.desk.handle(settle, request.by_itself())
        return outcome

    def _claim(self, claim_id: str) -> DepositClaim | None:
        with self.desk.store.unit_of_work() as uow:
            return uow.deposit_claims.get(claim_id)

    def _release(self, release_id: str) -> DepositRelease | None:
        with self.desk.store.unit_of_work() as uow:
            return uow.deposit_releases.get(release_id)

    def _paused(self) -> bool:
        with self.desk.store.unit_of_work() as uow:
            return uow.refund_switch.read().paused
