"""Notices of the processor as they arrive at our door."""

from datetime import datetime
from typing import Protocol

from core.errors import Refusal
from ports.payment_processor import ProcessorNotice


class ProcessorWebhooks(Protocol):
    """Tells a true notice from a forged or stale one (reliability.md 8)."""

    def read(
        self, *, body: bytes, signature: str | None, now: datetime
    ) -> ProcessorNotice | Refusal:
        """The notice in the raw `body`, if one of our secrets signed it.

        UNAUTHENTICATED for a signature that is missing, wrong, or older or newer than five
        minutes against `now` (UTC); BAD_USER_INPUT for a signed body that is no event.
        """
        ...
