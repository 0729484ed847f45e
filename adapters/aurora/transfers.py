"""Transfers to providers in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select

from adapters.aurora.pending_writes import PendingWrites, Turn
from adapters.aurora.schema import SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.transfers.transfer import Transfer

TRANSFER = Table(
    "transfer",
    SCHEMA,
    Column("transfer_id", Text, primary_key=True),
    Column("order_id", Text),
    Column("leg_id", Text),
    Column("provider_id", Text),
    Column("currency", Text),
    Column("transferred_cents", BigInteger),
    Column("reversed_cents", BigInteger),
    Column("version", BigInteger),
    Column("others_cents", BigInteger),
)
_GET = select(TRANSFER).where(TRANSFER.c.transfer_id == bindparam("transfer_id"))
_OF_ORDER = (
    select(TRANSFER)
    .where(TRANSFER.c.order_id == bindparam("order_id"))
    .order_by(TRANSFER.c.transfer_id)
)
_INSERT = insertion(TRANSFER)
_UPDATE = guarded_update(TRANSFER)


@frozen(eq=False)
class AuroraTransfers:
    """ports/transfers.py over sup.transfer."""

    _session: Session
    _pending: PendingWrites

    def get(self, transfer_id: str) -> Transfer | None:
        row = self._session.row(_GET, transfer_id=transfer_id)
        return None if row is None else Transfer(**row)

    def of_order(self, order_id: str) -> tuple[Transfer, ...]:
        return tuple(Transfer(**row) for row in self._session.rows(_OF_ORDER, order_id=order_id))

    def add(self, transfer: Transfer) -> None:
        row, key = asdict(transfer), (transfer.transfer_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="transfer", key=key)

    def save(self, transfer: Transfer) -> None:
        row, key = asdict(transfer), {"transfer_id": transfer.transfer_id}
        self._pending.replace(_UPDATE, row, turn=Turn.TRANSFER, kind="transfer", key=key)
