"""What a demo does at its Stripe that no service ever would."""

from datetime import datetime
from typing import Protocol

from core.orders.snapshot import OrderSnapshot


class DemoStripe(Protocol):
    """Each raises NoFakeStripe where that Stripe is a server of its own and does not do it."""

    def know(self, order: OrderSnapshot) -> None:
        """Hold the charge, the transfers and the deposits of `order`; repeating changes nothing."""
        ...

    def dispute_once(self, charge: str, *, reason: str) -> None:
        """The cardholder disputes all of `charge` at the bank, unless they ever did before."""
        ...

    def move_to(self, instant: datetime) -> datetime:
        """Its time (UTC), once its clock is at `instant` or later: it never goes back."""
        ...
