"""Writes that wait for a commit, and happen together or not at all."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from threading import RLock
from typing import TypeVar

from attrs import define, evolve, field

from adapters.memory.table import Table, written
from core.cases.case import Case
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.refunds.charge import Charge
from core.refunds.refund import Refund
from ports.lost_race import DuplicateRow, StaleRow
from ports.outbox import Delivery
from ports.refund_switch import RefundPause

Row = TypeVar("Row")
# Whatever is saved under the guard of the version that was read.
Versioned = TypeVar("Versioned", Case, Refund, Charge, Payable, PayoutHold, RefundPause, Delivery)
Undo = Callable[[], None]
Write = Callable[[], Undo]


@define(eq=False)
class PendingWrites:
    """What one session has written and nobody else sees yet."""

    lock: RLock
    _first: list[Write] = field(factory=list, init=False)
    _then: list[Write] = field(factory=list, init=False)

    def insert(self, table: Table[Row], row: Row) -> None:
        turn = self._first if table.is_referred_to else self._then
        turn.append(partial(_insert, table, row))

    def replace(self, table: Table[Versioned], row: Versioned) -> None:
        self._then.append(partial(_replace, table, row))

    def discard(self) -> None:
        self._first.clear()
        self._then.clear()

    def flush(self) -> None:
        """Make every write while nobody reads or writes anything else.

        New rows that others refer to go first, the rest in order. Raises LostRace or
        BrokenCheck, and then every table is as it was.
        """
        writes = (*self._first, *self._then)
        self.discard()
        with self.lock, ExitStack() as undoing:
            for write in writes:
                undoing.callback(write())
            undoing.pop_all()


def _insert(table: Table[Row], row: Row) -> Undo:
    key = table.key_of(row)
    if table.get(*key) is not None:
        raise DuplicateRow(kind=table.kind, key=written(key))
    table.require(row)
    table.put(row)
    return partial(table.remove, *key)


def _replace(table: Table[Versioned], row: Versioned) -> Undo:
    key = table.key_of(row)
    before = table.get(*key)
    if before is None or before.version != row.version:
        raise StaleRow(kind=table.kind, key=written(key))
    table.require(row)
    table.put(evolve(row, version=row.version + 1))
    return partial(table.put, before)
