"""That somebody cancelled, who, and when."""

from datetime import datetime

from attrs import frozen

from core.orders.party import Party


@frozen(kw_only=True)
class Cancellation:
    """A cancellation of an order or of one leg; `at` is UTC."""

    by: Party
    at: datetime
