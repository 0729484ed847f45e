"""Transfers to providers in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.transfers.transfer import Transfer

CHECKS: tuple[Check[Transfer], ...] = (
    Check("reversed_cents is not negative", lambda _, transfer: transfer.reversed_cents >= 0),
    Check("others_cents is not negative", lambda _, transfer: transfer.others_cents >= 0),
    Check(
        "what others took is among what came back",
        lambda _, transfer: transfer.others_cents <= transfer.reversed_cents,
    ),
    Check(
        "no more is reversed than was transferred",
        lambda _, transfer: transfer.reversed_cents <= transfer.transferred_cents,
    ),
)


@frozen(eq=False)
class MemoryTransfers:
    """ports/transfers.py over a table in memory."""

    _table: Table[Transfer]
    _pending: PendingWrites

    def get(self, transfer_id: str) -> Transfer | None:
        return self._table.get(transfer_id)

    def of_order(self, order_id: str) -> tuple[Transfer, ...]:
        of_order = self._table.group("order", order_id)
        return tuple(sorted(of_order, key=lambda transfer: transfer.transfer_id))

    def add(self, transfer: Transfer) -> None:
        self._pending.insert(self._table, transfer)

    def save(self, transfer: Transfer) -> None:
        self._pending.replace(self._table, transfer)


def transfer_table(lock: RLock) -> Table[Transfer]:
    return Table(
        kind="transfer",
        lock=lock,
        key_of=lambda transfer: (transfer.transfer_id,),
        groups_of={"order": lambda transfer: (transfer.order_id,)},
        checks=CHECKS,
    )
