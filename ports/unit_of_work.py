"""One command's reads, and its writes flushed together or not at all.

architecture.md, *Commands and queries*.
"""

from types import TracebackType
from typing import Protocol, Self

from ports.audit_trail import AuditTrail
from ports.cancellation_entries import CancellationEntries
from ports.case_links import CaseLinks
from ports.cases import Cases
from ports.chargebacks import Chargebacks
from ports.charges import Charges
from ports.conduct_records import ConductRecords
from ports.deposit_claims import DepositClaims
from ports.deposit_releases import DepositReleases
from ports.disputes import Disputes
from ports.dmca_claims import DmcaClaims
from ports.erasures import Erasures
from ports.evidences import Evidences
from ports.goodwill_months import GoodwillMonths
from ports.idempotency import Idempotency
from ports.ledger import Ledger
from ports.lost_race import LostRace
from ports.messages import Messages
from ports.order_snapshots import OrderSnapshots
from ports.outbox import Outbox
from ports.outside_refunds import OutsideRefunds
from ports.parking import Parking
from ports.payables import Payables
from ports.payout_holds import PayoutHolds
from ports.pending_notifications import PendingNotifications
from ports.processed_notices import ProcessedNotices
from ports.refund_switch import RefundSwitch
from ports.refunds import Refunds
from ports.severe_cases import SevereCases
from ports.timeline import Timeline
from ports.transfer_reversals import TransferReversals
from ports.transfers import Transfers
from ports.unassigned_cases import UnassignedCases
from ports.violations import Violations
from ports.wallet import Wallet


class UnitOfWork(Protocol):
    """A session on the store. Reads see what is committed; writes wait for `commit`.

    Leaving the block without `commit` writes nothing.
    """

    @property
    def cases(self) -> Cases: ...
    @property
    def case_links(self) -> CaseLinks: ...
    @property
    def timeline(self) -> Timeline: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def refunds(self) -> Refunds: ...
    @property
    def charges(self) -> Charges: ...
    @property
    def payables(self) -> Payables: ...
    @property
    def payout_holds(self) -> PayoutHolds: ...
    @property
    def order_snapshots(self) -> OrderSnapshots: ...
    @property
    def refund_switch(self) -> RefundSwitch: ...
    @property
    def conduct_records(self) -> ConductRecords: ...
    @property
    def deposit_claims(self) -> DepositClaims: ...
    @property
    def deposit_releases(self) -> DepositReleases: ...
    @property
    def disputes(self) -> Disputes: ...
    @property
    def dmca_claims(self) -> DmcaClaims: ...
    @property
    def chargebacks(self) -> Chargebacks: ...
    @property
    def erasures(self) -> Erasures: ...
    @property
    def evidences(self) -> Evidences: ...
    @property
    def goodwill_months(self) -> GoodwillMonths: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def outside_refunds(self) -> OutsideRefunds: ...
    @property
    def parking(self) -> Parking: ...
    @property
    def processed_notices(self) -> ProcessedNotices: ...
    @property
    def severe_cases(self) -> SevereCases: ...
    @property
    def transfer_reversals(self) -> TransferReversals: ...
    @property
    def transfers(self) -> Transfers: ...
    @property
    def violations(self) -> Violations: ...
    @property
    def unassigned_cases(self) -> UnassignedCases: ...
    @property
    def wallet(self) -> Wallet: ...
    @property
    def audit_trail(self) -> AuditTrail: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def cancellation_entries(self) -> CancellationEntries: ...
    @property
    def notifications(self) -> PendingNotifications: ...
    @property
    def idempotency(self) -> Idempotency: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def foresee_money(self, *, case_id: str, order_id: str) -> None:
        """Money is about to be asked for on the case's order: what that reads may be read now,
        together. Each is told once as it was; changes made since are met by the guards.
        """
        ...

    def commit(self) -> None:
        """Evaluate every guard and write every row in one transaction.

        Raises LostRace when a guard no longer holds or a unique key is taken.
        """
        ...


class Store(Protocol):
    """Where units of work come from."""

    def unit_of_work(self, *, after: LostRace | None = None) -> UnitOfWork:
        """A fresh session. One that comes `after` a lost race waits, when it first asks, until
        everybody who lost the same before it has had their turn: so nobody loses for ever.
        """
        ...
