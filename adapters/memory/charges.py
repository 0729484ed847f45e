"""Charges in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.money_checks import CHARGE_CHECKS
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.refunds.charge import Charge, ChargeKind


@frozen(eq=False)
class MemoryCharges:
    """ports/charges.py over a table in memory."""

    _table: Table[Charge]
    _pending: PendingWrites

    def get(self, charge_id: str) -> Charge | None:
        return self._table.get(charge_id)

    def payment_of(self, order_id: str) -> Charge | None:
        return payment_of(self._table, order_id)

    def add(self, charge: Charge) -> None:
        self._pending.insert(self._table, charge)

    def save(self, charge: Charge) -> None:
        self._pending.replace(self._table, charge)


def payment_of(charges: Table[Charge], order_id: str) -> Charge | None:
    """The charge that paid for an order."""
    of_order = charges.group("order", order_id)
    return next((charge for charge in of_order if charge.kind is ChargeKind.PAYMENT), None)


def charge_table(lock: RLock) -> Table[Charge]:
    return Table(
        kind="charge",
        lock=lock,
        key_of=lambda charge: (charge.charge_id,),
        groups_of={"order": lambda charge: (charge.order_id,)},
        checks=CHARGE_CHECKS,
    )
