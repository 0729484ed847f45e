"""A session on the database (architecture.md, *Commands and queries*)."""

from types import TracebackType
from typing import Self

from attrs import define, field
from sqlalchemy import Engine

from adapters.aurora.audit_trail import AuroraAuditTrail
from adapters.aurora.cancellation_entries import AuroraCancellationEntries
from adapters.aurora.case_links import AuroraCaseLinks
from adapters.aurora.cases import AuroraCases
from adapters.aurora.chargebacks import AuroraChargebacks
from adapters.aurora.charges import AuroraCharges
from adapters.aurora.conduct_records import AuroraConductRecords
from adapters.aurora.crowds import Crowds
from adapters.aurora.deposit_claims import AuroraDepositClaims
from adapters.aurora.deposit_releases import AuroraDepositReleases
from adapters.aurora.disputes import AuroraDisputes
from adapters.aurora.dmca_claims import AuroraDmcaClaims
from adapters.aurora.erasures import AuroraErasures
from adapters.aurora.evidences import AuroraEvidences
from adapters.aurora.goodwill_months import AuroraGoodwillMonths
from adapters.aurora.idempotency import AuroraIdempotency
from adapters.aurora.ledger import AuroraLedger
from adapters.aurora.messages import AuroraMessages
from adapters.aurora.order_snapshots import AuroraOrderSnapshots
from adapters.aurora.outbox import AuroraOutbox
from adapters.aurora.outside_refunds import AuroraOutsideRefunds
from adapters.aurora.parking import AuroraParking
from adapters.aurora.payables import AuroraPayables
from adapters.aurora.payout_holds import AuroraPayoutHolds
from adapters.aurora.pending_notifications import AuroraPendingNotifications
from adapters.aurora.pending_writes import PendingWrites
from adapters.aurora.processed_notices import AuroraProcessedNotices
from adapters.aurora.refund_switch import AuroraRefundSwitch
from adapters.aurora.refunds import AuroraRefunds
from adapters.aurora.session import Session
from adapters.aurora.severe_cases import AuroraSevereCases
from adapters.aurora.timeline import AuroraTimeline
from adapters.aurora.transfer_reversals import AuroraTransferReversals
from adapters.aurora.transfers import AuroraTransfers
from adapters.aurora.unassigned_cases import AuroraUnassignedCases
from adapters.aurora.violations import AuroraViolations
from adapters.aurora.wallet import AuroraWallet


@define(eq=False)
class AuroraUnitOfWork:
    """Reads without locks; writes wait for `commit`, which sends them in one transaction."""

    _engine: Engine
    _crowds: Crowds = field(factory=Crowds)
    _contended: frozenset[str] = frozenset()
    _session: Session = field(init=False)
    _pending: PendingWrites = field(init=False, factory=PendingWrites)
    cases: AuroraCases = field(init=False)
    case_links: AuroraCaseLinks = field(init=False)
    timeline: AuroraTimeline = field(init=False)
    messages: AuroraMessages = field(init=False)
    refunds: AuroraRefunds = field(init=False)
    charges: AuroraCharges = field(init=False)
    payables: AuroraPayables = field(init=False)
    payout_holds: AuroraPayoutHolds = field(init=False)
    order_snapshots: AuroraOrderSnapshots = field(init=False)
    refund_switch: AuroraRefundSwitch = field(init=False)
    conduct_records: AuroraConductRecords = field(init=False)
    deposit_claims: AuroraDepositClaims = field(init=False)
    deposit_releases: AuroraDepositReleases = field(init=False)
    disputes: AuroraDisputes = field(init=False)
    dmca_claims: AuroraDmcaClaims = field(init=False)
    chargebacks: AuroraChargebacks = field(init=False)
    evidences: AuroraEvidences = field(init=False)
    erasures: AuroraErasures = field(init=False)
    goodwill_months: AuroraGoodwillMonths = field(init=False)
    ledger: AuroraLedger = field(init=False)
    outside_refunds: AuroraOutsideRefunds = field(init=False)
    parking: AuroraParking = field(init=False)
    processed_notices: AuroraProcessedNotices = field(init=False)
    transfer_reversals: AuroraTransferReversals = field(init=False)
    transfers: AuroraTransfers = field(init=False)
    severe_cases: AuroraSevereCases = field(init=False)
    violations: AuroraViolations = field(init=False)
    unassigned_cases: AuroraUnassignedCases = field(init=False)
    wallet: AuroraWallet = field(init=False)
    audit_trail: AuroraAuditTrail = field(init=False)
    outbox: AuroraOutbox = field(init=False)
    cancellation_entries: AuroraCancellationEntries = field(init=False)
    notifications: AuroraPendingNotifications = field(init=False)
    idempotency: AuroraIdempotency = field(init=False)

    def __attrs_post_init__(self) -> None:
        session = self._session = Session(self._engine, self._contended)
        pending = self._pending
        self.cases = AuroraCases(session, pending)
        self.case_links = AuroraCaseLinks(session, pending)
        self.timeline = AuroraTimeline(session, pending)
        self.messages = AuroraMessages(session, pending)
        self.refunds = AuroraRefunds(session, pending)
        self.charges = AuroraCharges(session, pending)
        self.payables = AuroraPayables(session, pending)
        self.payout_holds = AuroraPayoutHolds(session, pending)
        self.order_snapshots = AuroraOrderSnapshots(session, pending)
        self.refund_switch = AuroraRefundSwitch(session, pending)
        self.conduct_records = AuroraConductRecords(session, pending)
        self.deposit_claims = AuroraDepositClaims(session, pending)
        self.deposit_releases = AuroraDepositReleases(session, pending)
        self.disputes = AuroraDisputes(session, pending)
        self.dmca_claims = AuroraDmcaClaims(session, pending)
        self.chargebacks = AuroraChargebacks(session, pending)
        self.evidences = AuroraEvidences(session, pending)
        self.erasures = AuroraErasures(session, pending)
        self.goodwill_months = AuroraGoodwillMonths(session, pending)
        self.ledger = AuroraLedger(session, pending)
        self.outside_refunds = AuroraOutsideRefunds(session, pending)
        self.parking = AuroraParking(session, pending)
        self.processed_notices = AuroraProcessedNotices(session, pending)
        self.transfer_reversals = AuroraTransferReversals(session, pending)
        self.transfers = AuroraTransfers(session, pending)
        self.severe_cases = AuroraSevereCases(session)
        self.violations = AuroraViolations(session, pending)
        self.unassigned_cases = AuroraUnassignedCases(session)
        self.wallet = AuroraWallet(session, pending)
        self.audit_trail = AuroraAuditTrail(session, pending)
        self.outbox = AuroraOutbox(session, pending)
        self.cancellation_entries = AuroraCancellationEntries(session, pending)
        self.notifications = AuroraPendingNotifications(session, pending)
        self.idempotency = AuroraIdempotency(session, pending)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pending.take()
        self._session.close()

    def foresee_money(self, *, case_id: str, order_id: str) -> None:
        """One round trip, in the order in which the commands ask; queues first where a crowd is."""
        if self._crowds.is_at(case := f"case {case_id}"):
            self._session.queue_for(case)
        self._session.read_ahead(
            self.cases.asking_for(case_id),
            self.order_snapshots.asking_for(order_id),
            self.charges.asking_for(order_id),
            self.timeline.asking_for_facts(case_id),
            self.refunds.asking_for(order_id),
            self.deposit_claims.asking_for(order_id),
            self.refund_switch.asking(),
            self.payables.asking_for(order_id),
        )

    def commit(self) -> None:
        """Raises LostRace or BrokenCheck, and nothing is written then; CommitInDoubt when a
        connection is cut at the last moment and no other can tell what became of it.
        """
        writes = self._pending.take()
        if writes:
            self._session.flush(writes)
