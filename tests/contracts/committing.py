"""Puts whole rows into a store, whatever they are."""

from collections.abc import Callable
from typing import Any

from core.audit.entry import AuditEntry
from core.cases.case import Case
from core.cases.links import CaseLink
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.orders.snapshot import OrderSnapshot
from core.refunds.charge import Charge
from core.refunds.refund import Refund
from core.timeline.event import Event
from core.timeline.message import Message
from ports.idempotency import Answer
from ports.outbox import OutboxMessage
from ports.unit_of_work import Store, UnitOfWork
from tests.builders.instants import NOON

ADD: dict[type, Callable[[UnitOfWork, Any], None]] = {
    Case: lambda uow, row: uow.cases.add(row),
    CaseLink: lambda uow, row: uow.case_links.add(row),
    Event: lambda uow, row: uow.timeline.append(row),
    Message: lambda uow, row: uow.messages.add(row),
    Refund: lambda uow, row: uow.refunds.add(row),
    Charge: lambda uow, row: uow.charges.add(row),
    Payable: lambda uow, row: uow.payables.add(row),
    PayoutHold: lambda uow, row: uow.payout_holds.add(row),
    OrderSnapshot: lambda uow, row: uow.order_snapshots.add(row, received_at=NOON),
    AuditEntry: lambda uow, row: uow.audit_trail.append(row),
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
