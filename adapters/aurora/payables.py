"""Payables in the database."""

from attrs import frozen
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.holds.payable import Payable

PAYABLE = Table(
    "payable",
    SCHEMA,
    Column("order_id", Text, primary_key=True),
    Column("provider_id", Text, primary_key=True),
    Column("currency", Text),
    Column("service_cents", BigInteger),
    Column("transferred_cents", BigInteger),
    Column("refunded_cents", BigInteger),
    Column("held_cents", BigInteger),
    Column("version", BigInteger),
)
_OF_ORDER = (
    select(PAYABLE)
    .where(PAYABLE.c.order_id == bindparam("order_id"))
    .order_by(PAYABLE.c.provider_id)
)
_INSERT = insertion(PAYABLE)
_UPDATE = guarded_update(PAYABLE)


@frozen(eq=False)
class AuroraPayables:
    """ports/payables.py over sup.payable."""

    _session: Session
    _pending: PendingWrites

    def asking_for(self, order_id: str) -> Question:
        """What `of_order` asks."""
        return Question.of(_OF_ORDER, {"order_id": order_id})

    def of_order(self, order_id: str) -> tuple[Payable, ...]:
        return tuple(map(payable_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def add(self, payable: Payable) -> None:
        row, key = payable_to_row(payable), (payable.order_id, payable.provider_id)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="payable", key=key)

    def save(self, payable: Payable) -> None:
        row = payable_to_row(payable)
        key = {"order_id": payable.order_id, "provider_id": payable.provider_id}
        self._pending.replace(_UPDATE, row, turn=Turn.PAYABLE, kind="payable", key=key)


def payable_to_row(payable: Payable) -> Row:
    return {
        "order_id": payable.order_id,
        "provider_id": payable.provider_id,
        "currency": payable.currency,
        "service_cents": payable.service_cents,
        "transferred_cents": payable.transferred_cents,
        "refunded_cents": payable.refunded_cents,
        "held_cents": payable.held_cents,
        "version": payable.version,
    }


def payable_from_row(row: Row) -> Payable:
    return Payable(
        order_id=row["order_id"],
        provider_id=row["provider_id"],
        currency=row["currency"],
        service_cents=row["service_cents"],
        transferred_cents=row["transferred_cents"],
        refunded_cents=row["refunded_cents"],
        held_cents=row["held_cents"],
        version=row["version"],
    )
