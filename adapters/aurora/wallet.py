"""The buyers' wallets in the database."""

from attrs import asdict, frozen
from sqlalchemy import Column, Integer, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.goodwill.wallet_entry import WalletEntry

ENTRY = Table(
    "wallet_entry",
    SCHEMA,
    Column("refund_id", Text, primary_key=True),
    Column("buyer_id", Text),
    Column("currency", Text),
    Column("amount_cents", Integer),
    Column("case_id", Text),
    Column("created_at", INSTANT),
)
_OF_BUYER = (
    select(ENTRY)
    .where(ENTRY.c.buyer_id == bindparam("buyer_id"))
    .order_by(ENTRY.c.created_at, ENTRY.c.refund_id)
)
_INSERT = insertion(ENTRY)


@frozen(eq=False)
class AuroraWallet:
    """ports/wallet.py over sup.wallet_entry."""

    _session: Session
    _pending: PendingWrites

    def credit(self, entry: WalletEntry) -> None:
        row, key = asdict(entry), (entry.refund_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="wallet_entry", key=key)

    def entries_of(self, buyer_id: str) -> tuple[WalletEntry, ...]:
        rows = self._session.rows(_OF_BUYER, buyer_id=buyer_id)
        return tuple(WalletEntry(**in_utc(row)) for row in rows)
