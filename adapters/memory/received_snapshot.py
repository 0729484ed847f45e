"""An order snapshot with the time it came."""

from datetime import datetime

from attrs import frozen

from core.orders.snapshot import OrderSnapshot


@frozen(kw_only=True)
class ReceivedSnapshot:
    """One version of an order as stored."""

    snapshot: OrderSnapshot
    received_at: datetime
