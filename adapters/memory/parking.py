"""Work that waits for a person, in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.parked.parked_work import ParkedKind, ParkedWork
from core.refunds.charge import Charge

CHECKS: tuple[Check[ParkedWork], ...] = (
    Check(
        "what ended says when, how and by whom",
        lambda _, work: (work.ended_at is None) == (work.ending is None) == (work.ended_by is None),
    ),
)


@frozen(eq=False)
class MemoryParking:
    """ports/parking.py over a table in memory."""

    _table: Table[ParkedWork]
    _charges: Table[Charge]
    _pending: PendingWrites

    def get(self, work_id: str) -> ParkedWork | None:
        return self._table.get(work_id)

    def waiting(self, kind: ParkedKind, subject_id: str) -> ParkedWork | None:
        return self._table.held_by("waiting", kind, subject_id)

    def named_by_now(self, *, limit: int) -> tuple[str, ...]:
        waiting = [
            (work.parked_at, work.subject_id)
            for work in self._table.all()
            if work.waits and work.kind is ParkedKind.DISPUTE and self._charges.get(work.subject_id)
        ]
        return tuple(charge_id for _, charge_id in sorted(waiting)[:limit])

    def add(self, work: ParkedWork) -> None:
        self._pending.insert(self._table, work)

    def save(self, work: ParkedWork) -> None:
        self._pending.replace(self._table, work)


def parked_table(lock: RLock, cases: Table[Case]) -> Table[ParkedWork]:
    return Table(
        kind="parked_work",
        lock=lock,
        key_of=lambda work: (work.work_id,),
        unique={"waiting": lambda work: (work.kind, work.subject_id) if work.waits else None},
        checks=(*CHECKS, names_a_case(cases, lambda row: (row.case_id,) if row.case_id else ())),
    )
