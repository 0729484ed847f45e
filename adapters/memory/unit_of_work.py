"""A session on the store in memory (architecture.md, *Commands and queries*)."""

from threading import Lock
from types import TracebackType
from typing import Self

from attrs import define, field

from adapters.memory.audit_trail import MemoryAuditTrail
from adapters.memory.case_links import MemoryCaseLinks
from adapters.memory.cases import MemoryCases
from adapters.memory.charges import MemoryCharges
from adapters.memory.idempotency import MemoryIdempotency
from adapters.memory.messages import MemoryMessages
from adapters.memory.order_snapshots import MemoryOrderSnapshots
from adapters.memory.outbox import MemoryOutbox
from adapters.memory.payables import MemoryPayables
from adapters.memory.payout_holds import MemoryPayoutHolds
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.refund_switch import MemoryRefundSwitch
from adapters.memory.refunds import MemoryRefunds
from adapters.memory.tables import Tables
from adapters.memory.timeline import MemoryTimeline


@define(eq=False)
class MemoryUnitOfWork:
    """Reads see what is committed: not even the session's own writes before its `commit`."""

    _tables: Tables
    _turn: "Lock | None" = None
    _pending: PendingWrites = field(init=False)
    cases: MemoryCases = field(init=False)
    case_links: MemoryCaseLinks = field(init=False)
    timeline: MemoryTimeline = field(init=False)
    messages: MemoryMessages = field(init=False)
    refunds: MemoryRefunds = field(init=False)
    charges: MemoryCharges = field(init=False)
    payables: MemoryPayables = field(init=False)
    payout_holds: MemoryPayoutHolds = field(init=False)
    order_snapshots: MemoryOrderSnapshots = field(init=False)
    refund_switch: MemoryRefundSwitch = field(init=False)
    audit_trail: MemoryAuditTrail = field(init=False)
    outbox: MemoryOutbox = field(init=False)
    idempotency: MemoryIdempotency = field(init=False)

    def __attrs_post_init__(self) -> None:
        tables = self._tables
        pending = self._pending = PendingWrites(tables.lock)
        self.cases = MemoryCases(tables.cases, pending)
        self.case_links = MemoryCaseLinks(tables.case_links, pending)
        self.timeline = MemoryTimeline(tables.events, pending)
        self.messages = MemoryMessages(tables.messages, pending)
        self.refunds = MemoryRefunds(tables.refunds, pending)
        self.charges = MemoryCharges(tables.charges, pending)
        self.payables = MemoryPayables(tables.payables, pending)
        self.payout_holds = MemoryPayoutHolds(tables.payout_holds, pending)
        self.order_snapshots = MemoryOrderSnapshots(tables.order_snapshots, pending)
        self.refund_switch = MemoryRefundSwitch(tables.refund_switch, pending)
        self.audit_trail = MemoryAuditTrail(tables.audit_entries, pending)
        self.outbox = MemoryOutbox(tables.deliveries, pending)
        self.idempotency = MemoryIdempotency(tables.answers, pending)

    def __enter__(self) -> Self:
        if self._turn is not None:
            self._turn.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pending.discard()
        if self._turn is not None:
            self._turn.release()

    def foresee_money(self, *, case_id: str, order_id: str) -> None:
        """Nothing is far away here."""

    def commit(self) -> None:
        """Raises LostRace or BrokenCheck, and nothing is written then."""
        self._pending.flush()
