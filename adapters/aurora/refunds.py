"""Refunds in the database."""

from datetime import datetime

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from adapters.aurora.allocations_json import allocations_from_json, allocations_to_json
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import INSTANT, SCHEMA, enum_type
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.instants import as_utc
from core.refunds.position import Counted
from core.refunds.refund import Refund, RefundMethod, RefundStatus, WaitsFor

REFUND = Table(
    "refund",
    SCHEMA,
    Column("refund_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("amount_cents", Integer),
    Column("reason", Text),
    Column("status", enum_type("refund_status", RefundStatus)),
    Column("processor_ref", Text),
    Column("created_by", Text),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("leg_id", Text),
    Column("platform_fee_cents", Integer),
    Column("platform_fee_tax_cents", Integer),
    Column("method", Text),
    Column("approved_by", Text),
    Column("failure", Text),
    Column("decision", JSONB),
    Column("currency", Text),
    Column("charge_id", Text),
    Column("allocations", JSONB),
    Column("note", Text),
    Column("waits_for", Text),
    Column("expires_at", INSTANT),
    Column("version", BigInteger),
    Column("sent_at", INSTANT),
    Column("asked", Integer),
    Column("ask_again_at", INSTANT),
)
_BY_AGE = select(REFUND).order_by(REFUND.c.created_at, REFUND.c.refund_id)
_GET = select(REFUND).where(REFUND.c.refund_id == bindparam("refund_id"))
_OF_ORDER = _BY_AGE.where(REFUND.c.order_id == bindparam("order_id"))
# One value for all of them: an order may have hundreds, and a row costs more than an element.
_COUNTED = (
    select(
        func.json_agg(
            aggregate_order_by(
                func.json_build_array(REFUND.c.refund_id, REFUND.c.status, REFUND.c.allocations),
                REFUND.c.created_at,
                REFUND.c.refund_id,
            )
        ).label("counted")
    )
    .where(REFUND.c.order_id == bindparam("order_id"))
    .where(REFUND.c.method == RefundMethod.CARD.value)
    .where(REFUND.c.status != RefundStatus.FAILED.value)
)
_OF_CASE = _BY_AGE.where(REFUND.c.case_id == bindparam("case_id"))
_WAITING_FOR_RESUME = (
    select(REFUND.c.refund_id)
    .where(REFUND.c.status == RefundStatus.PROPOSED.value)
    .where(REFUND.c.waits_for == WaitsFor.RESUME.value)
    .order_by(REFUND.c.created_at, REFUND.c.refund_id)
)
_BY_PROCESSOR_REF = select(REFUND).where(REFUND.c.processor_ref == bindparam("processor_ref"))
_TO_ASK = (
    select(REFUND.c.refund_id)
    .where(REFUND.c.status == RefundStatus.PROCESSING.value)
    .where(REFUND.c.method == RefundMethod.CARD.value)
    .where(REFUND.c.ask_again_at <= bindparam("now", type_=INSTANT))
    .order_by(REFUND.c.ask_again_at, REFUND.c.refund_id)
    .limit(bindparam("most", type_=Integer))
)
_EXPIRED = (
    select(REFUND.c.refund_id)
    .where(REFUND.c.status == RefundStatus.PROPOSED.value)
    .where(REFUND.c.expires_at <= bindparam("now", type_=INSTANT))
    .order_by(REFUND.c.expires_at, REFUND.c.refund_id)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(REFUND)
_UPDATE = guarded_update(REFUND)


@frozen(eq=False)
class AuroraRefunds:
    """ports/refunds.py over sup.refund."""

    _session: Session
    _pending: PendingWrites

    def get(self, refund_id: str) -> Refund | None:
        row = self._session.row(_GET, refund_id=refund_id)
        return None if row is None else refund_from_row(row)

    def asking_for(self, order_id: str) -> Question:
        """What `counted_of_order` asks."""
        return Question.of(_COUNTED, {"order_id": order_id})

    def counted_of_order(
        self, order_id: str, *, leaving_out: str | None = None
    ) -> tuple[Counted, ...]:
        (row,) = self._session.rows(_COUNTED, order_id=order_id)
        return tuple(
            Counted(allocations=allocations_from_json(allocations), status=status)
            for refund_id, status, allocations in row["counted"] or ()
            if refund_id != leaving_out
        )

    def of_order(self, order_id: str) -> tuple[Refund, ...]:
        return tuple(map(refund_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def of_case(self, case_id: str) -> tuple[Refund, ...]:
        return tuple(map(refund_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def by_processor_ref(self, processor_ref: str) -> Refund | None:
        row = self._session.row(_BY_PROCESSOR_REF, processor_ref=processor_ref)
        return None if row is None else refund_from_row(row)

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_TO_ASK, now=now, most=limit)
        return tuple(row["refund_id"] for row in rows)

    def expired(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_EXPIRED, now=now, most=limit)
        return tuple(row["refund_id"] for row in rows)

    def waiting_for_resume(self) -> tuple[str, ...]:
        return tuple(row["refund_id"] for row in self._session.rows(_WAITING_FOR_RESUME))

    def add(self, refund: Refund) -> None:
        row, key = refund_to_row(refund), (refund.refund_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="refund", key=key)

    def save(self, refund: Refund) -> None:
        row, key = refund_to_row(refund), {"refund_id": refund.refund_id}
        self._pending.replace(_UPDATE, row, turn=Turn.REFUND, kind="refund", key=key)


def refund_to_row(refund: Refund) -> Row:
    return {
        "refund_id": refund.refund_id,
        "case_id": refund.case_id,
        "order_id": refund.order_id,
        "amount_cents": refund.amount_cents,
        "reason": refund.reason,
        "status": refund.status.value,
        "processor_ref": refund.processor_ref,
        "created_by": refund.created_by,
        "created_at": refund.created_at,
        "updated_at": refund.updated_at,
        "leg_id": refund.leg_id,
        "platform_fee_cents": refund.parts.platform_fee_cents,
        "platform_fee_tax_cents": refund.parts.platform_fee_tax_cents,
        "method": refund.method.value,
        "approved_by": refund.approved_by,
        "failure": refund.failure,
        "decision": Jsonb(dict(refund.decision)),
        "currency": refund.currency,
        "charge_id": refund.charge_id,
        "allocations": Jsonb(allocations_to_json(refund.allocations)),
        "note": refund.note,
        "waits_for": refund.waits_for and refund.waits_for.value,
        "expires_at": refund.expires_at,
        "version": refund.version,
        "sent_at": refund.sent_at,
        "asked": refund.asked,
        "ask_again_at": refund.ask_again_at,
    }


def refund_from_row(row: Row) -> Refund:
    return Refund(
        refund_id=row["refund_id"],
        case_id=row["case_id"],
        order_id=row["order_id"],
        reason=row["reason"],
        status=RefundStatus(row["status"]),
        processor_ref=row["processor_ref"],
        created_by=row["created_by"],
        created_at=as_utc(row["created_at"]),
        updated_at=as_utc(row["updated_at"]),
        method=RefundMethod(row["method"]),
        approved_by=row["approved_by"],
        failure=row["failure"],
        decision=row["decision"],
        currency=row["currency"],
        charge_id=row["charge_id"],
        allocations=allocations_from_json(row["allocations"]),
        note=row["note"],
        waits_for=row["waits_for"] and WaitsFor(row["waits_for"]),
        expires_at=row["expires_at"] and as_utc(row["expires_at"]),
        version=row["version"],
        sent_at=row["sent_at"] and as_utc(row["sent_at"]),
        asked=row["asked"],
        ask_again_at=row["ask_again_at"] and as_utc(row["ask_again_at"]),
    )
