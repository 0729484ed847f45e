"""Work that waits for a person, in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select, text

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.parked.parked_work import Ending, ParkedKind, ParkedWork

PARKED = Table(
    "parked_work",
    SCHEMA,
    Column("work_id", Text, primary_key=True),
    Column("kind", Text),
    Column("subject_id", Text),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("why", Text),
    Column("parked_at", INSTANT),
    Column("ended_at", INSTANT),
    Column("ended_by", Text),
    Column("ending", Text),
    Column("note", Text),
    Column("version", BigInteger),
)
_GET = select(PARKED).where(PARKED.c.work_id == bindparam("work_id"))
_WAITING = (
    select(PARKED)
    .where(PARKED.c.kind == bindparam("kind"), PARKED.c.subject_id == bindparam("subject_id"))
    .where(PARKED.c.ended_at.is_(None))
)
_NAMED_BY_NOW = (
    select(PARKED.c.subject_id)
    .where(text("kind = 'dispute' and ended_at is null"))
    .where(text("exists (select from sup.charge c where c.charge_id = subject_id)"))
    .order_by(PARKED.c.parked_at, PARKED.c.subject_id)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(PARKED)
_UPDATE = guarded_update(PARKED)


@frozen(eq=False)
class AuroraParking:
    """ports/parking.py over sup.parked_work."""

    _session: Session
    _pending: PendingWrites

    def get(self, work_id: str) -> ParkedWork | None:
        row = self._session.row(_GET, work_id=work_id)
        return None if row is None else parked_from_row(row)

    def waiting(self, kind: ParkedKind, subject_id: str) -> ParkedWork | None:
        row = self._session.row(_WAITING, kind=kind.value, subject_id=subject_id)
        return None if row is None else parked_from_row(row)

    def named_by_now(self, *, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_NAMED_BY_NOW, most=limit)
        return tuple(row["subject_id"] for row in rows)

    def add(self, work: ParkedWork) -> None:
        row, key = parked_to_row(work), (work.work_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="parked_work", key=key)

    def save(self, work: ParkedWork) -> None:
        row, key = parked_to_row(work), {"work_id": work.work_id}
        self._pending.replace(_UPDATE, row, turn=Turn.PARKED, kind="parked_work", key=key)


def parked_to_row(work: ParkedWork) -> Row:
    return {
        **asdict(work),
        "kind": work.kind.value,
        "ending": None if work.ending is None else work.ending.value,
    }


def parked_from_row(row: Row) -> ParkedWork:
    ending = None if row["ending"] is None else Ending(row["ending"])
    return ParkedWork(**{**in_utc(row), "kind": ParkedKind(row["kind"]), "ending": ending})
