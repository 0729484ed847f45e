"""The refunds with all that their decisions rest on, for those who decide again."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from core.replay.decided_refund import DecidedRefund


class DecidedRefunds(Protocol):
    def since(self, when: datetime | None) -> Iterator[DecidedRefund]:
        """Every card refund made at `when` or later (None: every one), oldest first.

        No kernel decides a wallet credit.

        They stand as they are at one moment, and are read a few at a time as they are asked for.
        """
        ...
