"""Deposits that go back, as stored."""

from datetime import datetime
from typing import Protocol

from core.deposits.deposit_release import DepositRelease


class DepositReleases(Protocol):
    def get(self, release_id: str) -> DepositRelease | None: ...

    def of_order(self, order_id: str) -> tuple[DepositRelease, ...]:
        """Oldest first."""
        ...

    def by_processor_ref(self, processor_ref: str) -> DepositRelease | None:
        """The release that the processor did as `re_…`, or as the `pi_…` it cancelled."""
        ...

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of those processing whose `ask_again_at` has come, the longest overdue first."""
        ...

    def add(self, release: DepositRelease) -> None:
        """The flush raises DuplicateRow where the deposit is released or being released."""
        ...

    def save(self, release: DepositRelease) -> None:
        """A changed release; the flush raises StaleRow unless its version is the one read."""
        ...
