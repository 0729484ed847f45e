"""One row a person, in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.conduct.record import ConductRecord

RECORD = Table(
    "conduct_record",
    SCHEMA,
    Column("user_id", Text, primary_key=True),
    Column("updated_at", INSTANT),
    Column("version", BigInteger),
)
_GET = select(RECORD).where(RECORD.c.user_id == bindparam("user_id"))
_INSERT = insertion(RECORD)
_UPDATE = guarded_update(RECORD)


@frozen(eq=False)
class AuroraConductRecords:
    """ports/conduct_records.py over sup.conduct_record."""

    _session: Session
    _pending: PendingWrites

    def get(self, user_id: str) -> ConductRecord | None:
        row = self._session.row(_GET, user_id=user_id)
        return None if row is None else ConductRecord(**in_utc(row))

    def add(self, record: ConductRecord) -> None:
        row, key = asdict(record), (record.user_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="conduct_record", key=key)

    def save(self, record: ConductRecord) -> None:
        row, key = asdict(record), {"user_id": record.user_id}
        self._pending.replace(
            _UPDATE, row, turn=Turn.CONDUCT_RECORD, kind="conduct_record", key=key
        )
