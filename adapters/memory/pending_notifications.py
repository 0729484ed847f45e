"""Pending notifications in memory."""

from datetime import datetime
from threading import RLock

from attrs import evolve, frozen

from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from ports.pending_notifications import PendingNotification

CHECKS: tuple[Check[PendingNotification], ...] = (
    Check("attempts are not negative", lambda _, pending: pending.attempts >= 0),
    Check(
        "a notification is delivered or parked, not both",
        lambda _, pending: pending.delivered_at is None or pending.parked_at is None,
    ),
)


@frozen(eq=False)
class MemoryPendingNotifications:
    """ports/pending_notifications.py over a table in memory."""

    _table: Table[PendingNotification]
    _pending: PendingWrites

    def put(self, pending: PendingNotification) -> None:
        told = pending.notification
        stored = evolve(told, parameters=stored_json(told.parameters))
        self._pending.insert(self._table, evolve(pending, notification=stored))

    def get(self, notification_id: str) -> PendingNotification | None:
        return self._table.get(notification_id)

    def of_case(self, case_id: str) -> tuple[PendingNotification, ...]:
        return self._table.group("case", case_id)

    def due(self, *, now: datetime, limit: int) -> tuple[PendingNotification, ...]:
        waiting = [each for each in self._table.all() if each.waits and each.due_at <= now]
        return tuple(sorted(waiting, key=lambda each: each.due_at)[:limit])

    def save(self, pending: PendingNotification) -> None:
        stored = self._table.get(pending.notification.notification_id)
        unaltered = pending.notification if stored is None else stored.notification
        self._pending.replace(self._table, evolve(pending, notification=unaltered))


def notification_table(lock: RLock) -> Table[PendingNotification]:
    return Table(
        kind="notification",
        lock=lock,
        key_of=lambda pending: (pending.notification.notification_id,),
        groups_of={"case": lambda pending: (pending.notification.case_id,)},
        checks=CHECKS,
    )
