"""Payout holds in memory."""

from datetime import datetime
from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.money_checks import HOLD_CHECKS
from adapters.memory.overdue import longest_overdue
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Key, Table
from core.cases.case import Case
from core.holds.hold import HoldStatus, PayoutHold


@frozen(eq=False)
class MemoryPayoutHolds:
    """ports/payout_holds.py over a table in memory."""

    _table: Table[PayoutHold]
    _pending: PendingWrites

    def get(self, hold_id: str) -> PayoutHold | None:
        return self._table.get(hold_id)

    def of_case(self, case_id: str) -> tuple[PayoutHold, ...]:
        return holds_of(self._table, case_id)

    def expired(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            self._table.group("status", HoldStatus.APPLIED),
            due_at=lambda hold: hold.expires_at,
            id_of=lambda hold: hold.hold_id,
            now=now,
            limit=limit,
        )

    def add(self, hold: PayoutHold) -> None:
        self._pending.insert(self._table, hold)

    def save(self, hold: PayoutHold) -> None:
        self._pending.replace(self._table, hold)


def holds_of(holds: Table[PayoutHold], case_id: str) -> tuple[PayoutHold, ...]:
    """The holds of a case, oldest first."""
    return tuple(
        sorted(holds.group("case", case_id), key=lambda hold: (hold.created_at, hold.hold_id))
    )


def _applied_by_rule(hold: PayoutHold) -> Key | None:
    if hold.rule is None or not hold.is_applied:
        return None
    return (hold.case_id, hold.order_id, hold.provider_id, hold.rule)


def hold_table(lock: RLock, cases: Table[Case]) -> Table[PayoutHold]:
    return Table(
        kind="payout_hold",
        lock=lock,
        key_of=lambda hold: (hold.hold_id,),
        groups_of={
            "case": lambda hold: (hold.case_id,),
            "status": lambda hold: (hold.status,),
        },
        unique={"applied by rule": _applied_by_rule},
        checks=(*HOLD_CHECKS, names_a_case(cases, lambda hold: (hold.case_id,))),
    )
