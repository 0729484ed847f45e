"""Refunds made elsewhere, in the database."""

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Boolean, Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

from adapters.aurora.allocations_json import allocations_from_json, allocations_to_json
from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.refunds.outside_refund import OutsideRefund

OUTSIDE = Table(
    "outside_refund",
    SCHEMA,
    Column("processor_ref", Text, primary_key=True),
    Column("charge_id", Text),
    Column("order_id", Text),
    Column("currency", Text),
    Column("amount_cents", BigInteger),
    Column("allocations", JSONB),
    Column("state", Text),
    Column("counts", Boolean),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("version", BigInteger),
)
_GET = select(OUTSIDE).where(OUTSIDE.c.processor_ref == bindparam("processor_ref"))
_OF_ORDER = (
    select(OUTSIDE)
    .where(OUTSIDE.c.order_id == bindparam("order_id"))
    .order_by(OUTSIDE.c.created_at, OUTSIDE.c.processor_ref)
)
_INSERT = insertion(OUTSIDE)
_UPDATE = guarded_update(OUTSIDE)


@frozen(eq=False)
class AuroraOutsideRefunds:
    """ports/outside_refunds.py over sup.outside_refund."""

    _session: Session
    _pending: PendingWrites

    def get(self, processor_ref: str) -> OutsideRefund | None:
        row = self._session.row(_GET, processor_ref=processor_ref)
        return None if row is None else outside_refund_from_row(row)

    def of_order(self, order_id: str) -> tuple[OutsideRefund, ...]:
        return tuple(map(outside_refund_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def add(self, refund: OutsideRefund) -> None:
        row, key = outside_refund_to_row(refund), (refund.processor_ref,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="outside_refund", key=key)

    def save(self, refund: OutsideRefund) -> None:
        row, key = outside_refund_to_row(refund), {"processor_ref": refund.processor_ref}
        self._pending.replace(
            _UPDATE, row, turn=Turn.OUTSIDE_REFUND, kind="outside_refund", key=key
        )


def outside_refund_to_row(refund: OutsideRefund) -> Row:
    return {
        "processor_ref": refund.processor_ref,
        "charge_id": refund.charge_id,
        "order_id": refund.order_id,
        "currency": refund.currency,
        "amount_cents": refund.amount_cents,
        "allocations": Jsonb(allocations_to_json(refund.allocations)),
        "state": refund.state,
        "counts": refund.counts,
        "created_at": refund.created_at,
        "updated_at": refund.updated_at,
        "version": refund.version,
    }


def outside_refund_from_row(row: Row) -> OutsideRefund:
    """`amount_cents` is told again by the allocations."""
    told = in_utc(row) | {"allocations": allocations_from_json(row["allocations"])}
    told.pop("amount_cents")
    return OutsideRefund(**told)
