"""That the provider sold a cancelled slot again."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class Rebooking:
    """The slot's second sale: when (UTC) and at which subtotal in cents."""

    at: datetime
    subtotal_cents: int
