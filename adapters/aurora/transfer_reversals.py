"""What comes back from providers, in the database."""

from datetime import datetime

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.transfers.reversal import ReversalStatus, TransferReversal

REVERSAL = Table(
    "transfer_reversal",
    SCHEMA,
    Column("reversal_id", Text, primary_key=True),
    Column("refund_id", Text),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("leg_id", Text),
    Column("transfer_id", Text),
    Column("provider_id", Text),
    Column("currency", Text),
    Column("amount_cents", Integer),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("status", Text),
    Column("processor_ref", Text),
    Column("asked", Integer),
    Column("refusals", Integer),
    Column("ask_again_at", INSTANT),
    Column("last_failure", Text),
    Column("version", BigInteger),
    Column("outside_ref", Text),
)
_GET = select(REVERSAL).where(REVERSAL.c.reversal_id == bindparam("reversal_id"))
_OF_ORDER = (
    select(REVERSAL)
    .where(REVERSAL.c.order_id == bindparam("order_id"))
    .order_by(REVERSAL.c.created_at, REVERSAL.c.reversal_id)
)
_TO_ASK = (
    select(REVERSAL.c.reversal_id)
    .where(REVERSAL.c.status == ReversalStatus.DUE.value)
    .where(REVERSAL.c.ask_again_at <= bindparam("now", type_=INSTANT))
    .order_by(REVERSAL.c.ask_again_at, REVERSAL.c.reversal_id)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(REVERSAL)
_UPDATE = guarded_update(REVERSAL)


@frozen(eq=False)
class AuroraTransferReversals:
    """ports/transfer_reversals.py over sup.transfer_reversal."""

    _session: Session
    _pending: PendingWrites

    def get(self, reversal_id: str) -> TransferReversal | None:
        row = self._session.row(_GET, reversal_id=reversal_id)
        return None if row is None else reversal_from_row(row)

    def of_order(self, order_id: str) -> tuple[TransferReversal, ...]:
        return tuple(map(reversal_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_TO_ASK, now=now, most=limit)
        return tuple(row["reversal_id"] for row in rows)

    def add(self, reversal: TransferReversal) -> None:
        row, key = reversal_to_row(reversal), (reversal.reversal_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="transfer_reversal", key=key)

    def save(self, reversal: TransferReversal) -> None:
        row, key = reversal_to_row(reversal), {"reversal_id": reversal.reversal_id}
        self._pending.replace(_UPDATE, row, turn=Turn.REVERSAL, kind="transfer_reversal", key=key)


def reversal_to_row(reversal: TransferReversal) -> Row:
    return {**asdict(reversal), "status": reversal.status.value}


def reversal_from_row(row: Row) -> TransferReversal:
    return TransferReversal(**{**in_utc(row), "status": ReversalStatus(row["status"])})
