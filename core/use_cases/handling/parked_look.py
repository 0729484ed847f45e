"""Looking at the processor for what became of parked work, with no transaction open."""

from attrs import frozen

from core.deposits.deposit_release import DepositRelease, ReleaseKind
from core.parked.parked_work import ParkedKind, ParkedWork
from core.refunds.refund import Refund
from core.use_cases.handling.deposit_capture import CANCELED, MISSING
from core.use_cases.steps.ending_parked import Looked
from core.use_cases.steps.release_as_told import let_go, refunded
from ports.payment_processor import (
    Done,
    PaymentProcessor,
    ProcessorDeposit,
    ProcessorRefund,
    Refused,
)
from ports.unit_of_work import Store


@frozen(kw_only=True)
class ParkedLook:
    """Nothing is sent. None everywhere says that the processor could not be asked."""

    store: Store
    processor: PaymentProcessor

    def at(self, parked: ParkedWork) -> Looked | None:
        """What the processor holds of the subject. Raises LookupError for one that is gone, or of
        which the processor holds nothing by its kind.
        """
        match parked.kind:
            case ParkedKind.REFUND:
                return self._refund(parked.subject_id)
            case ParkedKind.DEPOSIT_CAPTURE:
                return self._capture(parked.subject_id)
            case ParkedKind.DEPOSIT_RELEASE:
                return self._release(parked.subject_id)
        raise LookupError(f"{parked.subject_id} is parked and cannot be looked up")

    def _refund(self, refund_id: str) -> Looked | None:
        with self.store.unit_of_work() as uow:
            refund = uow.refunds.get(refund_id)
        if refund is None or refund.charge_id is None:
            raise LookupError(f"{refund_id} is parked and cannot be looked up")
        listed = self.processor.refunds_of_charge(refund.charge_id)
        if not isinstance(listed, Done):
            return None
        return Done(value=next((told for told in listed.value if _is(told, refund)), None))

    def _capture(self, claim_id: str) -> Looked | None:
        with self.store.unit_of_work() as uow:
            claim = uow.deposit_claims.get(claim_id)
        if claim is None:
            raise LookupError(f"{claim_id} is parked and cannot be looked up")
        looked = self._deposit(claim.payment_intent)
        return None if looked is None else Done(value=looked.value)

    def _release(self, release_id: str) -> Looked | None:
        with self.store.unit_of_work() as uow:
            release = uow.deposit_releases.get(release_id)
        if release is None:
            raise LookupError(f"{release_id} is parked and cannot be looked up")
        looked = self._deposit(release.payment_intent)
        if looked is None:
            return None
        if looked.value is None:
            return Done(value=None)
        if release.kind is ReleaseKind.REFUND:
            return self._sent_back(release, looked.value.charge)
        return Done(value=let_go(release) if looked.value.status == CANCELED else None)

    def _sent_back(self, release: DepositRelease, charge: str | None) -> Looked | None:
        if charge is None:
            return Done(value=None)
        listed = self.processor.refunds_of_charge(charge)
        if not isinstance(listed, Done):
            return None
        ours = (refunded(told) for told in listed.value if _releases(told, release))
        return Done(value=next(ours, None))

    def _deposit(self, payment_intent: str) -> Done[ProcessorDeposit | None] | None:
        """None within Done where there is no such deposit; any other refusal proves nothing."""
        looked = self.processor.deposit_by_intent(payment_intent)
        if isinstance(looked, Done):
            return Done(value=looked.value)
        missing = isinstance(looked, Refused) and looked.code == MISSING
        return Done(value=None) if missing else None


def _is(told: ProcessorRefund, refund: Refund) -> bool:
    if refund.processor_ref is not None:
        return told.ref == refund.processor_ref
    return told.metadata.get("refund_id") == refund.refund_id


def _releases(told: ProcessorRefund, release: DepositRelease) -> bool:
    if release.processor_ref is not None:
        return told.ref == release.processor_ref
    return told.metadata.get("release_id") == release.release_id
