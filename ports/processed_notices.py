"""Which of the processor's notices were applied: written with their effect."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from ports.payment_processor import ProcessorNotice


class ProcessedNotices(Protocol):
    def has(self, notice_id: str) -> bool: ...

    def unknown_of(self, notice_ids: Iterable[str]) -> frozenset[str]:
        """Those of them that were never applied."""
        ...

    def newest_at(self) -> datetime | None:
        """When the latest notice that was applied had happened (UTC), None before the first."""
        ...

    def add(self, notice: ProcessorNotice, *, processed_at: datetime) -> None:
        """The flush raises DuplicateRow where it was applied already."""
        ...
