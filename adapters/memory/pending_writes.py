"""Writes that wait for a commit, and happen together or not at all."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from threading import RLock
from typing import TypeVar

from attrs import define, evolve, field

from adapters.memory.table import Key, Table, written
from core.cancellations.entry import CancellationEntry
from core.cases.case import Case
from core.chargebacks.chargeback import Chargeback
from core.conduct.record import ConductRecord
from core.conduct.violation import Violation
from core.deposits.claim import DepositClaim
from core.deposits.deposit_release import DepositRelease
from core.disputes.dispute import Dispute
from core.dmca.claim import DmcaClaim
from core.dmca.words import DmcaWords
from core.evidence.evidence import Evidence
from core.goodwill.month import GoodwillMonth
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.parked.parked_work import ParkedWork
from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.timeline.message import Message
from core.timeline.words import EventWords
from core.transfers.reversal import TransferReversal
from core.transfers.transfer import Transfer
from ports.lost_race import DuplicateRow, StaleRow
from ports.outbox import Delivery
from ports.pending_notifications import PendingNotification
from ports.refund_switch import RefundPause

Row = TypeVar("Row")
# Whatever is saved under the guard of the version that was read.
Versioned = TypeVar(
    "Versioned",
    CancellationEntry,
    Case,
    Charge,
    ConductRecord,
    Chargeback,
    Delivery,
    DepositClaim,
    DepositRelease,
    Dispute,
    DmcaClaim,
    DmcaWords,
    EventWords,
    Evidence,
    GoodwillMonth,
    Message,
    OutsideRefund,
    ParkedWork,
    Payable,
    PayoutHold,
    PendingNotification,
    Refund,
    RefundPause,
    Transfer,
    TransferReversal,
    Violation,
)
RowName = tuple[str, Key]
Undo = Callable[[], None]
Write = Callable[[], Undo]


@define(eq=False)
class PendingWrites:
    """What one session has written and nobody else sees yet."""

    lock: RLock
    _first: list[Write] = field(factory=list, init=False)
    _then: list[tuple[RowName, Write]] = field(factory=list, init=False)
    _new: set[RowName] = field(factory=set, init=False)

    def insert(self, table: Table[Row], row: Row) -> None:
        write, name = partial(_insert, table, row), (table.kind, table.key_of(row))
        self._new.add(name)
        if table.is_referred_to:
            self._first.append(write)
        else:
            self._then.append((name, write))

    def replace(self, table: Table[Versioned], row: Versioned) -> None:
        name = (table.kind, table.key_of(row))
        self._then.append((name, partial(_replace, table, row)))

    def discard(self) -> None:
        self._first.clear()
        self._then.clear()
        self._new.clear()

    def flush(self) -> None:
        """Make every write while nobody reads or writes anything else.

        Changes to what is stored go first, then new rows that others refer to, then the rest in
        order. Raises LostRace or BrokenCheck, and then every table is as it was.
        """
        changes = [write for name, write in self._then if name not in self._new]
        rest = [write for name, write in self._then if name in self._new]
        writes = (*changes, *self._first, *rest)
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
