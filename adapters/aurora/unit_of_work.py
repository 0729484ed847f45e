"""A session on the database (architecture.md, *Commands and queries*)."""

from types import TracebackType
from typing import Self

from attrs import define, field
from sqlalchemy import Engine

from adapters.aurora.audit_trail import AuroraAuditTrail
from adapters.aurora.case_links import AuroraCaseLinks
from adapters.aurora.cases import AuroraCases
from adapters.aurora.charges import AuroraCharges
from adapters.aurora.idempotency import AuroraIdempotency
from adapters.aurora.messages import AuroraMessages
from adapters.aurora.order_snapshots import AuroraOrderSnapshots
from adapters.aurora.outbox import AuroraOutbox
from adapters.aurora.payables import AuroraPayables
from adapters.aurora.payout_holds import AuroraPayoutHolds
from adapters.aurora.pending_writes import PendingWrites
from adapters.aurora.refund_switch import AuroraRefundSwitch
from adapters.aurora.refunds import AuroraRefunds
from adapters.aurora.session import Session
from adapters.aurora.timeline import AuroraTimeline


@define(eq=False)
class AuroraUnitOfWork:
    """Reads without locks; writes wait for `commit`, which sends them in one transaction."""

    _engine: Engine
    _contended: str | None = None
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
    audit_trail: AuroraAuditTrail = field(init=False)
    outbox: AuroraOutbox = field(init=False)
    idempotency: AuroraIdempotency = field(init=False)

    def __attrs_post_init__(self) -> None:
        session = self._session = Session(self._engine)
        pending = self._pending
        self.cases = AuroraCases(session, pending)
        self.case_links = AuroraCaseLinks(session, pending)
        self.timeline = AuroraTimeline(session, pending)
        self.messages = AuroraMessages(pending)
        self.refunds = AuroraRefunds(session, pending)
        self.charges = AuroraCharges(session, pending)
        self.payables = AuroraPayables(session, pending)
        self.payout_holds = AuroraPayoutHolds(session, pending)
        self.order_snapshots = AuroraOrderSnapshots(session, pending)
        self.refund_switch = AuroraRefundSwitch(session, pending)
        self.audit_trail = AuroraAuditTrail(session, pending)
        self.outbox = AuroraOutbox(session, pending)
        self.idempotency = AuroraIdempotency(session, pending)

    def __enter__(self) -> Self:
        if self._contended is not None:
            self._session.queue_for(self._contended)
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
        """One round trip, in the order in which the commands ask."""
        self._session.read_ahead(
            self.cases.asking_for(case_id),
            self.order_snapshots.asking_for(order_id),
            self.charges.asking_for(order_id),
            self.timeline.asking_for_facts(case_id),
            self.refunds.asking_for(order_id),
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
