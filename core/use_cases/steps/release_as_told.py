"""A release of a deposit by what the processor holds of it."""

from core.deposits.deposit_release import DepositRelease, ReleaseStatus
from core.deposits.release_told import ReleaseTold
from ports.payment_processor import ProcessorRefund, RefundState

STATUS_OF = {
    RefundState.SUCCEEDED: ReleaseStatus.RELEASED,
    RefundState.FAILED: ReleaseStatus.FAILED,
    RefundState.CANCELED: ReleaseStatus.FAILED,
}


def refunded(refund: ProcessorRefund) -> ReleaseTold:
    """A charged deposit went back as this refund, or is on its way back."""
    return ReleaseTold(
        processor_ref=refund.ref,
        status=STATUS_OF.get(refund.state, ReleaseStatus.PROCESSING),
        failure=refund.failure_reason,
    )


def let_go(release: DepositRelease) -> ReleaseTold:
    """The authorisation was cancelled."""
    return ReleaseTold(processor_ref=release.payment_intent, status=ReleaseStatus.RELEASED)
