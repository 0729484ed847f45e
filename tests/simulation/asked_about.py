"""Whatever the processor is asked about until it ends, of whichever kind."""

from datetime import datetime

from attrs import frozen

from core.chargebacks.chargeback import Chargeback
from core.deposits.claim import ClaimStatus, DepositClaim
from core.deposits.deposit_release import DepositRelease, ReleaseStatus
from core.parked.parked_work import ParkedKind
from core.refunds.refund import Refund, RefundStatus
from core.transfers.reversal import ReversalStatus, TransferReversal

Row = Refund | TransferReversal | DepositClaim | DepositRelease | Chargeback


@frozen
class AskedAbout:
    """One row of them; `again_at` is when it is asked about next."""

    kind: ParkedKind
    subject_id: str
    is_open: bool
    again_at: datetime | None

    @property
    def needs_a_person(self) -> bool:
        return self.is_open and self.again_at is None

    @classmethod
    def of(cls, row: Row) -> "AskedAbout":
        if isinstance(row, Chargeback):
            is_open = row.answer is not None
            at = row.act_at if is_open else None
            return cls(ParkedKind.CHARGEBACK, row.chargeback_id, is_open, at)
        at = row.ask_again_at
        match row:
            case Refund():
                is_open = row.status is RefundStatus.PROCESSING
                return cls(ParkedKind.REFUND, row.refund_id, is_open, at)
            case TransferReversal():
                is_open = row.status is ReversalStatus.DUE
                return cls(ParkedKind.TRANSFER_REVERSAL, row.reversal_id, is_open, at)
            case DepositClaim():
                is_open = row.status is ClaimStatus.APPROVED
                return cls(ParkedKind.DEPOSIT_CAPTURE, row.claim_id, is_open, at)
            case DepositRelease():
                is_open = row.status is ReleaseStatus.PROCESSING
                return cls(ParkedKind.DEPOSIT_RELEASE, row.release_id, is_open, at)
