"""Order snapshots in the database."""

from datetime import datetime

from attrs import frozen
from psycopg.types.json import Json
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY, JSON

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot

SNAPSHOT = Table(
    "order_snapshot",
    SCHEMA,
    Column("order_id", Text, primary_key=True),
    Column("version", BigInteger, primary_key=True),
    Column("buyer_id", Text),
    Column("provider_ids", ARRAY(Text)),
    Column("received", JSON),
    Column("sha256", Text),
    Column("received_at", INSTANT),
)
_OF_ORDER = select(SNAPSHOT).where(SNAPSHOT.c.order_id == bindparam("order_id"))
_NEWEST = _OF_ORDER.order_by(SNAPSHOT.c.version.desc()).limit(1)
_KNOWN = select(SNAPSHOT.c.version).where(SNAPSHOT.c.order_id == bindparam("order_id")).limit(1)
_VERSION = _OF_ORDER.where(SNAPSHOT.c.version == bindparam("number"))
_INSERT = insertion(SNAPSHOT)


class AlteredSnapshot(Exception):
    """What is stored is not what was received: its hash or its shape is another."""

    def __init__(self, *, order_id: str, version: int) -> None:
        super().__init__(f"the stored snapshot {version} of {order_id} is not what was received")
        self.order_id = order_id
        self.version = version


@frozen(eq=False)
class AuroraOrderSnapshots:
    """ports/order_snapshots.py over sup.order_snapshot. Raises AlteredSnapshot on reading."""

    _session: Session
    _pending: PendingWrites

    def asking_for(self, order_id: str) -> Question:
        """What `newest` asks."""
        return Question.of(_NEWEST, {"order_id": order_id})

    def newest(self, order_id: str) -> OrderSnapshot | None:
        row = self._session.row(_NEWEST, order_id=order_id)
        return None if row is None else snapshot_from_row(row)

    def is_known(self, order_id: str) -> bool:
        return self._session.row(_KNOWN, order_id=order_id) is not None

    def version(self, order_id: str, number: int) -> OrderSnapshot | None:
        row = self._session.row(_VERSION, order_id=order_id, number=number)
        return None if row is None else snapshot_from_row(row)

    def add(self, snapshot: OrderSnapshot, *, received_at: datetime) -> None:
        row = snapshot_to_row(snapshot, received_at=received_at)
        key = (snapshot.order_id, snapshot.version)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ORDER, kind="order_snapshot", key=key)


def snapshot_to_row(snapshot: OrderSnapshot, *, received_at: datetime) -> Row:
    return {
        "order_id": snapshot.order_id,
        "version": snapshot.version,
        "buyer_id": snapshot.buyer_id,
        "provider_ids": sorted({leg.provider_id for leg in snapshot.legs}),
        "received": Json(snapshot.received),
        "sha256": snapshot.sha256,
        "received_at": received_at,
    }


def snapshot_from_row(row: Row) -> OrderSnapshot:
    snapshot = read_snapshot(row["received"])
    if not isinstance(snapshot, OrderSnapshot) or snapshot.sha256 != row["sha256"]:
        raise AlteredSnapshot(order_id=row["order_id"], version=row["version"])
    return snapshot
