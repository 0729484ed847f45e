"""A session on the store in memory (architecture.md, *Commands and queries*)."""

from threading import Lock
from types import TracebackType
from typing import Self

from attrs import define, field

from adapters.memory.audit_trail import MemoryAuditTrail
from adapters.memory.cancellation_entries import MemoryCancellationEntries
from adapters.memory.case_links import MemoryCaseLinks
from adapters.memory.cases import MemoryCases
from adapters.memory.chargebacks import MemoryChargebacks
from adapters.memory.charges import MemoryCharges
from adapters.memory.conduct_records import MemoryConductRecords
from adapters.memory.deposit_claims import MemoryDepositClaims
from adapters.memory.deposit_releases import MemoryDepositReleases
from adapters.memory.disputes import MemoryDisputes
from adapters.memory.dmca_claims import MemoryDmcaClaims
from adapters.memory.erasures import MemoryErasures
from adapters.memory.evidences import MemoryEvidences
from adapters.memory.goodwill_months import MemoryGoodwillMonths
from adapters.memory.idempotency import MemoryIdempotency
from adapters.memory.ledger import MemoryLedger
from adapters.memory.messages import MemoryMessages
from adapters.memory.order_snapshots import MemoryOrderSnapshots
from adapters.memory.outbox import MemoryOutbox
from adapters.memory.outside_refunds import MemoryOutsideRefunds
from adapters.memory.parking import MemoryParking
from adapters.memory.payables import MemoryPayables
from adapters.memory.payout_holds import MemoryPayoutHolds
from adapters.memory.pending_notifications import MemoryPendingNotifications
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.processed_notices import MemoryProcessedNotices
from adapters.memory.refund_switch import MemoryRefundSwitch
from adapters.memory.refunds import MemoryRefunds
from adapters.memory.severe_cases import MemorySevereCases
from adapters.memory.tables import Tables
from adapters.memory.timeline import MemoryTimeline
from adapters.memory.transfer_reversals import MemoryTransferReversals
from adapters.memory.transfers import MemoryTransfers
from adapters.memory.unassigned_cases import MemoryUnassignedCases
from adapters.memory.violations import MemoryViolations
from adapters.memory.wallet import MemoryWallet


@define(eq=False)
class MemoryUnitOfWork:
    """Reads see what is committed: not even the session's own writes before its `commit`."""

    _tables: Tables
    _turns: "tuple[Lock, ...]" = ()
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
    conduct_records: MemoryConductRecords = field(init=False)
    deposit_claims: MemoryDepositClaims = field(init=False)
    deposit_releases: MemoryDepositReleases = field(init=False)
    disputes: MemoryDisputes = field(init=False)
    dmca_claims: MemoryDmcaClaims = field(init=False)
    chargebacks: MemoryChargebacks = field(init=False)
    erasures: MemoryErasures = field(init=False)
    evidences: MemoryEvidences = field(init=False)
    goodwill_months: MemoryGoodwillMonths = field(init=False)
    ledger: MemoryLedger = field(init=False)
    outside_refunds: MemoryOutsideRefunds = field(init=False)
    parking: MemoryParking = field(init=False)
    processed_notices: MemoryProcessedNotices = field(init=False)
    transfer_reversals: MemoryTransferReversals = field(init=False)
    transfers: MemoryTransfers = field(init=False)
    severe_cases: MemorySevereCases = field(init=False)
    violations: MemoryViolations = field(init=False)
    unassigned_cases: MemoryUnassignedCases = field(init=False)
    wallet: MemoryWallet = field(init=False)
    audit_trail: MemoryAuditTrail = field(init=False)
    outbox: MemoryOutbox = field(init=False)
    cancellation_entries: MemoryCancellationEntries = field(init=False)
    notifications: MemoryPendingNotifications = field(init=False)
    idempotency: MemoryIdempotency = field(init=False)

    def __attrs_post_init__(self) -> None:
        tables = self._tables
        pending = self._pending = PendingWrites(tables.lock)
        self.cases = MemoryCases(tables.cases, pending)
        self.case_links = MemoryCaseLinks(tables.case_links, pending)
        self.timeline = MemoryTimeline(tables.events, tables.event_words, pending)
        self.messages = MemoryMessages(tables.messages, pending)
        self.refunds = MemoryRefunds(tables.refunds, pending)
        self.charges = MemoryCharges(tables.charges, pending)
        self.payables = MemoryPayables(tables.payables, pending)
        self.payout_holds = MemoryPayoutHolds(tables.payout_holds, pending)
        self.order_snapshots = MemoryOrderSnapshots(tables.order_snapshots, pending)
        self.refund_switch = MemoryRefundSwitch(tables.refund_switch, pending)
        self.conduct_records = MemoryConductRecords(tables.conduct_records, pending)
        self.deposit_claims = MemoryDepositClaims(tables.deposit_claims, pending)
        self.deposit_releases = MemoryDepositReleases(tables.deposit_releases, pending)
        self.disputes = MemoryDisputes(tables.disputes, tables.chargebacks, pending)
        self.chargebacks = MemoryChargebacks(tables.chargebacks, tables.cases, pending)
        self.dmca_claims = MemoryDmcaClaims(tables.dmca_claims, tables.dmca_words, pending)
        self.erasures = MemoryErasures(tables, pending)
        self.evidences = MemoryEvidences(tables.evidences, pending)
        self.goodwill_months = MemoryGoodwillMonths(tables.goodwill_months, pending)
        self.ledger = MemoryLedger(tables.postings, pending)
        self.outside_refunds = MemoryOutsideRefunds(tables.outside_refunds, pending)
        self.parking = MemoryParking(tables.parked_work, tables.charges, pending)
        self.processed_notices = MemoryProcessedNotices(tables.processed_notices, pending)
        self.transfer_reversals = MemoryTransferReversals(tables.transfer_reversals, pending)
        self.transfers = MemoryTransfers(tables.transfers, pending)
        self.severe_cases = MemorySevereCases(tables.cases, tables.payables, tables.payout_holds)
        self.violations = MemoryViolations(tables.violations, pending)
        self.unassigned_cases = MemoryUnassignedCases(tables.cases, tables.claimed_cases)
        self.wallet = MemoryWallet(tables.wallet_entries, pending)
        self.audit_trail = MemoryAuditTrail(tables.audit_entries, pending)
        self.outbox = MemoryOutbox(tables.deliveries, pending)
        self.cancellation_entries = MemoryCancellationEntries(tables.cancellation_entries, pending)
        self.notifications = MemoryPendingNotifications(tables.notifications, pending)
        self.idempotency = MemoryIdempotency(tables.answers, pending)

    def __enter__(self) -> Self:
        for turn in self._turns:
            turn.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pending.discard()
        self.unassigned_cases.let_go()
        for turn in self._turns:
            turn.release()

    def foresee_money(self, *, case_id: str, order_id: str) -> None:
        """Nothing is far away here."""

    def commit(self) -> None:
        """Raises LostRace or BrokenCheck, and nothing is written then."""
        self._pending.flush()
