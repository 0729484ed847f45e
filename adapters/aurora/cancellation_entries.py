"""Entries of cancellations, in the database."""

from attrs import frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.cancellations.entry import CancellationEntry, EntryState
from core.instants import as_utc

ENTRY = Table(
    "cancellation_entry",
    SCHEMA,
    Column("key", Text, primary_key=True),
    Column("order_id", Text),
    Column("leg_id", Text),
    Column("found_at", INSTANT),
    Column("state", Text),
    Column("case_id", Text),
    Column("ended_at", INSTANT),
    Column("version", BigInteger),
)
_GET = select(ENTRY).where(ENTRY.c.key == bindparam("key"))
_DUE = (
    select(ENTRY.c.key)
    .where(ENTRY.c.ended_at.is_(None))
    .order_by(ENTRY.c.found_at, ENTRY.c.key)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(ENTRY)
_UPDATE = guarded_update(ENTRY)


@frozen(eq=False)
class AuroraCancellationEntries:
    """ports/cancellation_entries.py over sup.cancellation_entry."""

    _session: Session
    _pending: PendingWrites

    def get(self, key: str) -> CancellationEntry | None:
        row = self._session.row(_GET, key=key)
        return None if row is None else _from_row(row)

    def due(self, *, limit: int) -> tuple[str, ...]:
        return tuple(row["key"] for row in self._session.rows(_DUE, most=limit))

    def add(self, entry: CancellationEntry) -> None:
        self._pending.insert(
            _INSERT,
            _to_row(entry),
            turn=Turn.NEW_ENTRY,
            kind="cancellation_entry",
            key=(entry.key,),
        )

    def save(self, entry: CancellationEntry) -> None:
        key = {"key": entry.key}
        # After the new case that it names.
        self._pending.replace(
            _UPDATE,
            _to_row(entry),
            turn=Turn.CHANGED_SINCE_NEW,
            kind="cancellation_entry",
            key=key,
        )


def _to_row(entry: CancellationEntry) -> Row:
    return {
        "key": entry.key,
        "order_id": entry.order_id,
        "leg_id": entry.leg_id,
        "found_at": entry.found_at,
        "state": entry.state.value,
        "case_id": entry.case_id,
        "ended_at": entry.ended_at,
        "version": entry.version,
    }


def _from_row(row: Row) -> CancellationEntry:
    return CancellationEntry(
        key=row["key"],
        order_id=row["order_id"],
        leg_id=row["leg_id"],
        found_at=as_utc(row["found_at"]),
        state=EntryState(row["state"]),
        case_id=row["case_id"],
        ended_at=row["ended_at"] and as_utc(row["ended_at"]),
        version=row["version"],
    )
