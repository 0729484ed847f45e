"""Puts whole rows into a store, whatever they are."""

from collections.abc import Callable
from typing import Any

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
from core.orders.snapshot import OrderSnapshot
from core.parked.parked_work import ParkedWork
from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.timeline.event import Event
from core.timeline.message import Message
from core.transfers.reversal import TransferReversal
from core.transfers.transfer import Transfer
from ports.idempotency import Answer
from ports.outbox import OutboxMessage
from ports.payment_processor import ProcessorNotice
from ports.pending_notifications import PendingNotification
from ports.unit_of_work import Store, UnitOfWork
from tests.builders.instants import NOON

ADD: dict[type, Callable[[UnitOfWork, Any], None]] = {
    Case: lambda uow, row: uow.cases.add(row),
    CaseLink: lambda uow, row: uow.case_links.add(row),
    Event: lambda uow, row: uow.timeline.append(row),
    Message: lambda uow, row: uow.messages.add(row),
    ErasedPerson: lambda uow, row: uow.erasures.add(row),
    Refund: lambda uow, row: uow.refunds.add(row),
    Charge: lambda uow, row: uow.charges.add(row),
    Payable: lambda uow, row: uow.payables.add(row),
    PayoutHold: lambda uow, row: uow.payout_holds.add(row),
    Posting: lambda uow, row: uow.ledger.post(row),
    Transfer: lambda uow, row: uow.transfers.add(row),
    TransferReversal: lambda uow, row: uow.transfer_reversals.add(row),
    OutsideRefund: lambda uow, row: uow.outside_refunds.add(row),
    Dispute: lambda uow, row: uow.disputes.add(row),
    Chargeback: lambda uow, row: uow.chargebacks.add(row),
    ParkedWork: lambda uow, row: uow.parking.add(row),
    GoodwillMonth: lambda uow, row: uow.goodwill_months.add(row),
    WalletEntry: lambda uow, row: uow.wallet.credit(row),
    DepositClaim: lambda uow, row: uow.deposit_claims.add(row),
    DepositRelease: lambda uow, row: uow.deposit_releases.add(row),
    DmcaClaim: lambda uow, row: uow.dmca_claims.add(row),
    DmcaWords: lambda uow, row: uow.dmca_claims.add_words(row),
    Violation: lambda uow, row: uow.violations.add(row),
    ConductRecord: lambda uow, row: uow.conduct_records.add(row),
    Evidence: lambda uow, row: uow.evidences.add(row),
    ProcessorNotice: lambda uow, row: uow.processed_notices.add(row, processed_at=NOON),
    OrderSnapshot: lambda uow, row: uow.order_snapshots.add(row, received_at=NOON),
    AuditEntry: lambda uow, row: uow.audit_trail.append(row),
    PendingNotification: lambda uow, row: uow.notifications.put(row),
    CancellationEntry: lambda uow, row: uow.cancellation_entries.add(row),
    OutboxMessage: lambda uow, row: uow.outbox.put(row),
    Answer: lambda uow, row: uow.idempotency.remember(row),
}


def add(uow: UnitOfWork, *rows: object) -> None:
    """Add the rows to the session, uncommitted."""
    for row in rows:
        ADD[type(row)](uow, row)


def commit(store: Store, *rows: object) -> None:
    """Add the rows in one transaction."""
    with store.unit_of_work() as uow:
        add(uow, *rows)
        uow.commit()
