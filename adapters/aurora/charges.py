"""Charges in the database."""

from attrs import frozen
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Table,
    Text,
    bindparam,
    func,
    select,
)

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.refunds.charge import Charge, ChargeKind

CHARGE = Table(
    "charge",
    SCHEMA,
    Column("charge_id", Text, primary_key=True),
    Column("order_id", Text),
    Column("kind", Text),
    Column("currency", Text),
    Column("captured_cents", BigInteger),
    Column("reserved_cents", BigInteger),
    Column("adopted_cents", BigInteger),
    Column("disputed_or_lost_cents", BigInteger),
    Column("disputed", Boolean),
    Column("ceiling_cents", BigInteger),
    Column("version", BigInteger),
    Column("added_at", INSTANT),
)
_GET = select(CHARGE).where(CHARGE.c.charge_id == bindparam("charge_id"))
_PAYMENT_OF = (
    select(CHARGE)
    .where(CHARGE.c.order_id == bindparam("order_id"), CHARGE.c.kind == ChargeKind.PAYMENT.value)
    .order_by(CHARGE.c.added_at, CHARGE.c.charge_id)
    .limit(1)
)
_INSERT = insertion(CHARGE, made_by_the_database=frozenset({"added_at"}))
# A capture that shrank leaves what was reserved before, and lets it fall but never rise: the
# CHECK compares the new reservation with a ceiling that comes from the stored row.
_UPDATE = guarded_update(
    CHARGE,
    added_at=CHARGE.c.added_at,
    ceiling_cents=func.greatest(
        bindparam("new_captured_cents", type_=BigInteger),
        func.least(bindparam("new_reserved_cents", type_=BigInteger), CHARGE.c.reserved_cents),
    ),
)


@frozen(eq=False)
class AuroraCharges:
    """ports/charges.py over sup.charge."""

    _session: Session
    _pending: PendingWrites

    def get(self, charge_id: str) -> Charge | None:
        row = self._session.row(_GET, charge_id=charge_id)
        return None if row is None else charge_from_row(row)

    def asking_for(self, order_id: str) -> Question:
        """What `payment_of` asks."""
        return Question.of(_PAYMENT_OF, {"order_id": order_id})

    def payment_of(self, order_id: str) -> Charge | None:
        row = self._session.row(_PAYMENT_OF, order_id=order_id)
        return None if row is None else charge_from_row(row)

    def add(self, charge: Charge) -> None:
        row = {**charge_to_row(charge), "ceiling_cents": charge.captured_cents}
        key = (charge.charge_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="charge", key=key)

    def save(self, charge: Charge) -> None:
        row = {
            **charge_to_row(charge),
            "new_captured_cents": charge.captured_cents,
            "new_reserved_cents": charge.reserved_cents,
        }
        key = {"charge_id": charge.charge_id}
        self._pending.replace(_UPDATE, row, turn=Turn.CHARGE, kind="charge", key=key)


def charge_to_row(charge: Charge) -> Row:
    return {
        "charge_id": charge.charge_id,
        "order_id": charge.order_id,
        "kind": charge.kind.value,
        "currency": charge.currency,
        "captured_cents": charge.captured_cents,
        "reserved_cents": charge.reserved_cents,
        "adopted_cents": charge.adopted_cents,
        "disputed_or_lost_cents": charge.disputed_or_lost_cents,
        "disputed": charge.disputed,
        "version": charge.version,
    }


def charge_from_row(row: Row) -> Charge:
    return Charge(
        charge_id=row["charge_id"],
        order_id=row["order_id"],
        kind=ChargeKind(row["kind"]),
        currency=row["currency"],
        captured_cents=row["captured_cents"],
        reserved_cents=row["reserved_cents"],
        adopted_cents=row["adopted_cents"],
        disputed_or_lost_cents=row["disputed_or_lost_cents"],
        disputed=row["disputed"],
        version=row["version"],
    )
