"""What a command changes about an order's money and no read of the store shows yet."""

from attrs import frozen

from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.transfers.reversal import TransferReversal
from core.transfers.transfer import Transfer


@frozen(kw_only=True)
class Unsaved:
    """Each as it is going to be; it goes before what the store tells under the same name.

    `transfers` are still to be saved, `new_transfers` to be added; all others are, or will be,
    stored by whoever names them here.
    """

    refund: Refund | None = None
    outside: tuple[OutsideRefund, ...] = ()
    reversal: TransferReversal | None = None
    transfers: tuple[Transfer, ...] = ()
    new_transfers: tuple[Transfer, ...] = ()


NOTHING_UNSAVED = Unsaved()
