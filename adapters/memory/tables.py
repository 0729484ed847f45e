"""Every table of the store in memory, by what it holds (data-model.md)."""

from threading import RLock

from attrs import define, field

from adapters.memory.audit_trail import audit_table
from adapters.memory.case_links import link_table
from adapters.memory.cases import case_table
from adapters.memory.charges import charge_table
from adapters.memory.idempotency import answer_table
from adapters.memory.messages import message_table
from adapters.memory.order_snapshots import snapshot_table
from adapters.memory.outbox import outbox_table
from adapters.memory.payables import payable_table
from adapters.memory.payout_holds import hold_table
from adapters.memory.received_snapshot import ReceivedSnapshot
from adapters.memory.refund_switch import switch_table
from adapters.memory.refunds import refund_table
from adapters.memory.table import Table
from adapters.memory.timeline import event_table
from core.audit.entry import AuditEntry
from core.cases.case import Case
from core.cases.links import CaseLink
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.refunds.charge import Charge
from core.refunds.refund import Refund
from core.timeline.event import Event
from core.timeline.message import Message
from ports.idempotency import Answer
from ports.outbox import Delivery
from ports.refund_switch import RefundPause


@define(eq=False)
class Tables:
    """The committed state. Holding `lock` freezes all of it."""

    lock: RLock = field(factory=RLock, init=False)
    cases: Table[Case] = field(init=False)
    case_links: Table[CaseLink] = field(init=False)
    events: Table[Event] = field(init=False)
    messages: Table[Message] = field(init=False)
    refunds: Table[Refund] = field(init=False)
    charges: Table[Charge] = field(init=False)
    payables: Table[Payable] = field(init=False)
    payout_holds: Table[PayoutHold] = field(init=False)
    order_snapshots: Table[ReceivedSnapshot] = field(init=False)
    refund_switch: Table[RefundPause] = field(init=False)
    audit_entries: Table[AuditEntry] = field(init=False)
    deliveries: Table[Delivery] = field(init=False)
    answers: Table[Answer] = field(init=False)

    def __attrs_post_init__(self) -> None:
        lock = self.lock
        self.cases = case_table(lock)
        self.case_links = link_table(lock, self.cases)
        self.events = event_table(lock, self.cases)
        self.messages = message_table(lock, self.cases)
        self.refunds = refund_table(lock, self.cases)
        self.charges = charge_table(lock)
        self.payables = payable_table(lock)
        self.payout_holds = hold_table(lock, self.cases)
        self.order_snapshots = snapshot_table(lock)
        self.refund_switch = switch_table(lock)
        self.audit_entries = audit_table(lock)
        self.deliveries = outbox_table(lock)
        self.answers = answer_table(lock)
