"""Cases in memory."""

from datetime import datetime
from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import CASE_CHECKS
from adapters.memory.overdue import longest_overdue
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case


@frozen(eq=False)
class MemoryCases:
    """ports/cases.py over a table in memory."""

    _table: Table[Case]
    _pending: PendingWrites

    def get(self, case_id: str) -> Case | None:
        return self._table.get(case_id)

    def breaching(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            self._table.all(),
            due_at=lambda case: case.clocks.next_breach_at,
            id_of=lambda case: case.case_id,
            now=now,
            limit=limit,
        )

    def idle(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            self._table.all(),
            due_at=lambda case: case.waiting.due_at if case.waiting else None,
            id_of=lambda case: case.case_id,
            now=now,
            limit=limit,
        )

    def newest_of_order(self, order_id: str) -> str | None:
        of_order = self._table.group("order", order_id)
        newest = max(of_order, key=lambda case: (case.created_at, case.case_id), default=None)
        return None if newest is None else newest.case_id

    def of_order(self, order_id: str) -> tuple[Case, ...]:
        of_order = self._table.group("order", order_id)
        return tuple(sorted(of_order, key=lambda case: (case.created_at, case.case_id)))

    def add(self, case: Case) -> None:
        self._pending.insert(self._table, case)

    def save(self, case: Case) -> None:
        self._pending.replace(self._table, case)


def case_table(lock: RLock) -> Table[Case]:
    return Table(
        kind="case",
        lock=lock,
        key_of=lambda case: (case.case_id,),
        groups_of={
            "subject_user": lambda case: (case.subject_user,) if case.subject_user else (),
            "order": lambda case: (case.order_id,) if case.order_id else (),
        },
        checks=CASE_CHECKS,
        is_referred_to=True,
    )
