"""Every table of the store in memory, by what it holds (data-model.md)."""

from threading import RLock

from attrs import define, field

from adapters.memory.applied_notice import AppliedNotice
from adapters.memory.audit_trail import audit_table
from adapters.memory.cancellation_entries import cancellation_entry_table
from adapters.memory.case_links import link_table
from adapters.memory.cases import case_table
from adapters.memory.chargebacks import chargeback_table
from adapters.memory.charges import charge_table
from adapters.memory.conduct_records import conduct_record_table
from adapters.memory.deposit_claims import claim_table
from adapters.memory.deposit_releases import release_table
from adapters.memory.disputes import dispute_table
from adapters.memory.dmca_claims import dmca_claim_table, dmca_words_table
from adapters.memory.erasures import erased_person_table
from adapters.memory.evidences import evidence_table
from adapters.memory.goodwill_months import month_table
from adapters.memory.idempotency import answer_table
from adapters.memory.ledger import posting_table
from adapters.memory.messages import message_table
from adapters.memory.order_snapshots import snapshot_table
from adapters.memory.outbox import outbox_table
from adapters.memory.outside_refunds import outside_refund_table
from adapters.memory.parking import parked_table
from adapters.memory.payables import payable_table
from adapters.memory.payout_holds import hold_table
from adapters.memory.pending_notifications import notification_table
from adapters.memory.processed_notices import notice_table
from adapters.memory.received_snapshot import ReceivedSnapshot
from adapters.memory.refund_switch import switch_table
from adapters.memory.refunds import refund_table
from adapters.memory.table import Table
from adapters.memory.timeline import event_table, words_table
from adapters.memory.transfer_reversals import reversal_table
from adapters.memory.transfers import transfer_table
from adapters.memory.violations import violation_table
from adapters.memory.wallet import wallet_table
from core.audit.entry import AuditEntry
from core.cancellations.entry import CancellationEntry
from core.cases.case import Case
from core.cases.links import CaseLink
from core.chargebacks.chargeback import Chargeback
from core.conduct.record import ConductRecord
from core.conduct.violation import Violation
from core.deposits.claim import DepositClaim
from core.deposits.deposit_release import DepositRelease
from core.disputes.dispute import Dispute
from core.dmca.claim import DmcaClaim
from core.dmca.words import DmcaWords
from core.erasure.erased_person import ErasedPerson
from core.evidence.evidence import Evidence
from core.goodwill.month import GoodwillMonth
from core.goodwill.wallet_entry import WalletEntry
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.ledger.posting import Posting
from core.parked.parked_work import ParkedWork
from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.timeline.event import Event
from core.timeline.message import Message
from core.timeline.words import EventWords
from core.transfers.reversal import TransferReversal
from core.transfers.transfer import Transfer
from ports.idempotency import Answer
from ports.outbox import Delivery
from ports.pending_notifications import PendingNotification
from ports.refund_switch import RefundPause


@define(eq=False)
class Tables:
    """The committed state. Holding `lock` freezes all of it. `claimed_cases` are about to get an
    owner.
    """

    lock: RLock = field(factory=RLock, init=False)
    claimed_cases: set[str] = field(factory=set, init=False)
    cases: Table[Case] = field(init=False)
    case_links: Table[CaseLink] = field(init=False)
    events: Table[Event] = field(init=False)
    event_words: Table[EventWords] = field(init=False)
    messages: Table[Message] = field(init=False)
    erased_persons: Table[ErasedPerson] = field(init=False)
    refunds: Table[Refund] = field(init=False)
    charges: Table[Charge] = field(init=False)
    payables: Table[Payable] = field(init=False)
    payout_holds: Table[PayoutHold] = field(init=False)
    order_snapshots: Table[ReceivedSnapshot] = field(init=False)
    refund_switch: Table[RefundPause] = field(init=False)
    conduct_records: Table[ConductRecord] = field(init=False)
    deposit_claims: Table[DepositClaim] = field(init=False)
    deposit_releases: Table[DepositRelease] = field(init=False)
    disputes: Table[Dispute] = field(init=False)
    dmca_claims: Table[DmcaClaim] = field(init=False)
    dmca_words: Table[DmcaWords] = field(init=False)
    chargebacks: Table[Chargeback] = field(init=False)
    evidences: Table[Evidence] = field(init=False)
    goodwill_months: Table[GoodwillMonth] = field(init=False)
    postings: Table[Posting] = field(init=False)
    outside_refunds: Table[OutsideRefund] = field(init=False)
    parked_work: Table[ParkedWork] = field(init=False)
    processed_notices: Table[AppliedNotice] = field(init=False)
    transfer_reversals: Table[TransferReversal] = field(init=False)
    transfers: Table[Transfer] = field(init=False)
    violations: Table[Violation] = field(init=False)
    wallet_entries: Table[WalletEntry] = field(init=False)
    audit_entries: Table[AuditEntry] = field(init=False)
    deliveries: Table[Delivery] = field(init=False)
    notifications: Table[PendingNotification] = field(init=False)
    cancellation_entries: Table[CancellationEntry] = field(init=False)
    answers: Table[Answer] = field(init=False)

    def __attrs_post_init__(self) -> None:
        lock = self.lock
        self.cases = case_table(lock)
        self.case_links = link_table(lock, self.cases)
        self.events = event_table(lock, self.cases)
        self.event_words = words_table(lock, self.cases)
        self.messages = message_table(lock, self.cases)
        self.erased_persons = erased_person_table(lock)
        self.refunds = refund_table(lock, self.cases)
        self.charges = charge_table(lock)
        self.payables = payable_table(lock)
        self.payout_holds = hold_table(lock, self.cases)
        self.order_snapshots = snapshot_table(lock)
        self.refund_switch = switch_table(lock)
        self.conduct_records = conduct_record_table(lock)
        self.deposit_claims = claim_table(lock, self.cases)
        self.deposit_releases = release_table(lock, self.cases)
        self.disputes = dispute_table(lock)
        self.dmca_claims = dmca_claim_table(lock, self.cases)
        self.dmca_words = dmca_words_table(lock, self.cases)
        self.chargebacks = chargeback_table(lock, self.cases)
        self.evidences = evidence_table(lock, self.cases)
        self.goodwill_months = month_table(lock)
        self.postings = posting_table(lock, self.cases)
        self.outside_refunds = outside_refund_table(lock)
        self.parked_work = parked_table(lock, self.cases)
        self.processed_notices = notice_table(lock)
        self.transfer_reversals = reversal_table(lock, self.cases)
        self.transfers = transfer_table(lock)
        self.violations = violation_table(lock, self.cases)
        self.wallet_entries = wallet_table(lock, self.cases)
        self.audit_entries = audit_table(lock)
        self.deliveries = outbox_table(lock)
        self.notifications = notification_table(lock)
        self.cancellation_entries = cancellation_entry_table(lock)
        self.answers = answer_table(lock)
