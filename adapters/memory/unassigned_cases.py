"""Cases without an owner, in memory."""

from datetime import datetime

from attrs import define, field

from adapters.memory.case_listing import in_order
from adapters.memory.table import Table
from core.cases.access import is_open_to
from core.cases.case import Case
from core.cases.kind import CaseKind
from core.views.case_queue import CaseQueue, is_in_queue


@define(eq=False)
class MemoryUnassignedCases:
    """ports/unassigned_cases.py over a table in memory. `given` are the ids that open units of
    work have been given, and `ours` those of this one.
    """

    _table: Table[Case]
    _given: set[str]
    _ours: set[str] = field(factory=set, init=False)

    def claim(
        self, queue: CaseQueue, *, kind: CaseKind | None, agent: str, now: datetime
    ) -> str | None:
        with self._table.lock:
            free = (
                case
                for case in self._table.all()
                if case.owner_admin is None
                and case.case_id not in self._given
                and kind in (None, case.kind)
                and is_open_to(case, agent)
                and is_in_queue(case, queue, reader=agent, now=now)
            )
            first = next(iter(in_order(free, order=queue.order, after=None)), None)
            if first is None:
                return None
            self._given.add(first.case_id)
            self._ours.add(first.case_id)
            return first.case_id

    def let_go(self) -> None:
        """The unit of work has ended."""
        with self._table.lock:
            self._given -= self._ours
            self._ours.clear()
