"""The buyers' wallets in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.goodwill.wallet_entry import WalletEntry

CHECKS: tuple[Check[WalletEntry], ...] = (
    Check("amount_cents is above 0", lambda _, entry: entry.amount_cents > 0),
)


@frozen(eq=False)
class MemoryWallet:
    """ports/wallet.py over a table in memory."""

    _table: Table[WalletEntry]
    _pending: PendingWrites

    def credit(self, entry: WalletEntry) -> None:
        self._pending.insert(self._table, entry)

    def entries_of(self, buyer_id: str) -> tuple[WalletEntry, ...]:
        of_buyer = self._table.group("buyer", buyer_id)
        return tuple(sorted(of_buyer, key=lambda entry: (entry.created_at, entry.refund_id)))


def wallet_table(lock: RLock, cases: Table[Case]) -> Table[WalletEntry]:
    return Table(
        kind="wallet_entry",
        lock=lock,
        key_of=lambda entry: (entry.refund_id,),
        groups_of={"buyer": lambda entry: (entry.buyer_id,)},
        checks=(*CHECKS, names_a_case(cases, lambda entry: (entry.case_id,))),
    )
