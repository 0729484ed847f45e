"""Whole tables' worth of rows as COPY takes them: their columns, and their order of arrival."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import LiteralString

import psycopg
from attrs import frozen
from psycopg.sql import SQL, Identifier

from adapters.aurora.cases import case_to_row
from adapters.aurora.charges import charge_to_row
from adapters.aurora.event_words import words_to_row
from adapters.aurora.messages import message_to_row
from adapters.aurora.order_snapshots import snapshot_to_row
from adapters.aurora.payables import payable_to_row
from adapters.aurora.payout_holds import hold_to_row
from adapters.aurora.pending_writes import Row
from adapters.aurora.refunds import refund_to_row
from adapters.aurora.timeline import event_to_row
from core.cases.case import Case
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.orders.snapshot import OrderSnapshot
from core.refunds.charge import Charge
from core.refunds.refund import Refund
from core.timeline.event import Event
from core.timeline.message import Message
from core.timeline.words import without_words, words_of

# What a row refers to comes before it.
TABLES: tuple[LiteralString, ...] = (
    "order_snapshot", "charge", "payable", "case", "case_event",
    "event_words", "message", "refund", "payout_hold",
)  # fmt: skip


@frozen(kw_only=True)
class CaseRows:
    """A case with everything that belongs to it."""

    case: Case
    events: Sequence[Event]
    messages: Sequence[Message]
    orders: Sequence[OrderSnapshot]
    charges: Sequence[Charge]
    payables: Sequence[Payable]
    refunds: Sequence[Refund]
    holds: Sequence[PayoutHold]

    def by_table(self, *, received_at: datetime) -> dict[str, list[Row]]:
        """The rows as they are stored; the orders came at `received_at`."""
        return {
            "order_snapshot": [
                snapshot_to_row(order, received_at=received_at) for order in self.orders
            ],
            "charge": [
                {**charge_to_row(charge), "ceiling_cents": charge.captured_cents}
                for charge in self.charges
            ],
            "payable": list(map(payable_to_row, self.payables)),
            "case": [case_to_row(self.case)],
            "case_event": [
                event_to_row(without_words(event, words_of(event))) for event in self.events
            ],
            "event_words": [
                words_to_row(words) for event in self.events if (words := words_of(event))
            ],
            "message": list(map(message_to_row, self.messages)),
            "refund": list(map(refund_to_row, self.refunds)),
            "payout_hold": list(map(hold_to_row, self.holds)),
        }


def copy_rows(
    session: psycopg.Connection, columns: Mapping[str, Sequence[str]], lines: Mapping[str, str]
) -> None:
    """Write lines of COPY text, table by table, in the session's transaction."""
    for table in TABLES:
        if not lines.get(table):
            continue
        statement = SQL("copy sup.{} ({}) from stdin").format(
            Identifier(table), SQL(", ").join(map(Identifier, columns[table]))
        )
        with session.cursor().copy(statement) as copy:
            copy.write(lines[table])
