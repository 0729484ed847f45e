"""Stripe's log of events: what webhooks told, or should have."""

from collections.abc import Sequence
from datetime import datetime
from math import floor

from attrs import frozen

from adapters.stripe.connection import MOST_ROWS, Connection
from adapters.stripe.notices import notice
from ports.payment_processor import Done, Outcome, ProcessorNotice


@frozen
class Events(Connection):
    """What happened, whoever was told (reliability.md 9)."""

    def notices_since(self, instant: datetime) -> Outcome[Sequence[ProcessorNotice]]:
        """Stripe counts whole seconds and lists the newest first."""
        since = floor(instant.timestamp())
        listed = self.every(
            lambda: self.client.v1.events.list({"created": {"gte": since}, "limit": MOST_ROWS}),
            notice,
        )
        return Done(value=listed.value[::-1]) if isinstance(listed, Done) else listed
