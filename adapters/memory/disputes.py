"""Disputes in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.chargebacks.chargeback import Chargeback
from core.disputes.dispute import DECIDED, Dispute

CHECKS: tuple[Check[Dispute], ...] = (
    Check("amount_cents is not negative", lambda _, dispute: dispute.amount_cents >= 0),
    Check("fee_cents is not negative", lambda _, dispute: dispute.fee_cents >= 0),
)


@frozen(eq=False)
class MemoryDisputes:
    """ports/disputes.py over a table in memory."""

    _table: Table[Dispute]
    _chargebacks: Table[Chargeback]
    _pending: PendingWrites

    def get(self, processor_ref: str) -> Dispute | None:
        return self._table.get(processor_ref)

    def of_charge(self, charge_id: str) -> tuple[Dispute, ...]:
        of_charge = self._table.group("charge", charge_id)
        return tuple(sorted(of_charge, key=lambda each: (each.created_at, each.processor_ref)))

    def without_chargeback(self, *, limit: int) -> tuple[str, ...]:
        undecided = (each for each in self._table.all() if each.status not in DECIDED)
        alone = [
            (each.created_at, each.processor_ref)
            for each in undecided
            if self._chargebacks.held_by("dispute", each.processor_ref) is None
        ]
        return tuple(processor_ref for _, processor_ref in sorted(alone)[:limit])

    def add(self, dispute: Dispute) -> None:
        self._pending.insert(self._table, dispute)

    def save(self, dispute: Dispute) -> None:
        self._pending.replace(self._table, dispute)


def dispute_table(lock: RLock) -> Table[Dispute]:
    return Table(
        kind="dispute",
        lock=lock,
        key_of=lambda dispute: (dispute.processor_ref,),
        groups_of={"charge": lambda dispute: (dispute.charge_id,)},
        checks=CHECKS,
    )
