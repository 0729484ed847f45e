"""Which of the processor's notices were applied, in memory."""

from collections.abc import Iterable
from datetime import datetime
from threading import RLock

from attrs import frozen

from adapters.memory.applied_notice import AppliedNotice
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from ports.payment_processor import ProcessorNotice


@frozen(eq=False)
class MemoryProcessedNotices:
    """ports/processed_notices.py over a table in memory."""

    _table: Table[AppliedNotice]
    _pending: PendingWrites

    def has(self, notice_id: str) -> bool:
        return self._table.get(notice_id) is not None

    def unknown_of(self, notice_ids: Iterable[str]) -> frozenset[str]:
        return frozenset(notice_id for notice_id in notice_ids if not self.has(notice_id))

    def newest_at(self) -> datetime | None:
        return max((row.notice.created_at for row in self._table.all()), default=None)

    def add(self, notice: ProcessorNotice, *, processed_at: datetime) -> None:
        applied = AppliedNotice(notice=notice, processed_at=processed_at)
        self._pending.insert(self._table, applied)


def notice_table(lock: RLock) -> Table[AppliedNotice]:
    return Table(
        kind="processed_notice",
        lock=lock,
        key_of=lambda row: (row.notice.notice_id,),
    )
