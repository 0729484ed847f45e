"""What agents gave per month, in memory."""

import re
from threading import RLock

from attrs import frozen

from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.goodwill.month import GoodwillMonth

YEAR_AND_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
CHECKS: tuple[Check[GoodwillMonth], ...] = (
    Check(
        "month is a year and its month",
        lambda _, month: YEAR_AND_MONTH.fullmatch(month.month) is not None,
    ),
    Check("credited_cents is not negative", lambda _, month: month.credited_cents >= 0),
)


@frozen(eq=False)
class MemoryGoodwillMonths:
    """ports/goodwill_months.py over a table in memory."""

    _table: Table[GoodwillMonth]
    _pending: PendingWrites

    def get(self, *, agent: str, month: str, currency: str) -> GoodwillMonth | None:
        return self._table.get(agent, month, currency)

    def add(self, month: GoodwillMonth) -> None:
        self._pending.insert(self._table, month)

    def save(self, month: GoodwillMonth) -> None:
        self._pending.replace(self._table, month)


def month_table(lock: RLock) -> Table[GoodwillMonth]:
    return Table(
        kind="goodwill_month",
        lock=lock,
        key_of=lambda month: (month.agent, month.month, month.currency),
        checks=CHECKS,
    )
