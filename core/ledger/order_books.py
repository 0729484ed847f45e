"""Everything that must add up on one order."""

from attrs import frozen

from core.deposits.claim import DepositClaim
from core.deposits.deposit_release import DepositRelease
from core.disputes.dispute import Dispute
from core.ledger.posting import Posting
from core.ledger.reported import Reported
from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.transfers.reversal import TransferReversal


@frozen(kw_only=True)
class OrderBooks:
    """One order as the tables have it, and what the processor reports of it.

    `reported` is None where the processor was not asked.
    """

    order_id: str
    charge: Charge | None
    refunds: tuple[Refund, ...] = ()
    outside_refunds: tuple[OutsideRefund, ...] = ()
    reversals: tuple[TransferReversal, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    claims: tuple[DepositClaim, ...] = ()
    releases: tuple[DepositRelease, ...] = ()
    postings: tuple[Posting, ...] = ()
    reported: Reported | None = None
