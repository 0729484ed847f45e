"""Chargebacks in the database."""

from datetime import datetime
from typing import Any

from attrs import asdict, frozen
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, Text, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.chargebacks.chargeback import Answer, Chargeback, ChargebackStatus
from core.chargebacks.representment import Representment

CHARGEBACK = Table(
    "chargeback",
    SCHEMA,
    Column("chargeback_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("charge_id", Text),
    Column("processor_ref", Text),
    Column("status", Text),
    Column("reason_code", Text),
    Column("amount_cents", Integer),
    Column("fee_cents", Integer),
    Column("currency", Text),
    Column("due_at", INSTANT),
    Column("evidence_key", Text),
    Column("evidence_sha256", Text),
    Column("staged_by", Text),
    Column("staged_at", INSTANT),
    Column("submitted_by", Text),
    Column("submitted_at", INSTANT),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("decided_at", INSTANT),
    Column("version", BigInteger),
    Column("inquiry", Boolean),
    Column("submit_by", INSTANT),
    Column("act_at", INSTANT),
    Column("reminded_at", INSTANT),
    Column("evidence_version_id", Text),
    Column("evidence_bytes", BigInteger),
    Column("evidence_manifest_sha256", Text),
    Column("evidence_case_version", BigInteger),
    Column("evidence_made_at", INSTANT),
    Column("evidence_seen_at", INSTANT),
    Column("evidence_file", Text),
    Column("representment", JSONB),
    Column("drafted_by", Text),
    Column("drafted_at", INSTANT),
    Column("missing", ARRAY(Text)),
    Column("answer", Text),
    Column("accepted_by", Text),
    Column("sent_at", INSTANT),
    Column("asked", Integer),
    Column("refusals", Integer),
    Column("failure", Text),
)
_BY_AGE = select(CHARGEBACK).order_by(CHARGEBACK.c.created_at, CHARGEBACK.c.chargeback_id)
_GET = select(CHARGEBACK).where(CHARGEBACK.c.chargeback_id == bindparam("chargeback_id"))
_OF_DISPUTE = select(CHARGEBACK).where(CHARGEBACK.c.processor_ref == bindparam("processor_ref"))
_OF_CASE = _BY_AGE.where(CHARGEBACK.c.case_id == bindparam("case_id"))
_OF_ORDER = _BY_AGE.where(CHARGEBACK.c.order_id == bindparam("order_id"))
_TO_PREPARE = (
    select(CHARGEBACK.c.chargeback_id)
    # As the partial index says it.
    .where(text("status in ('notified', 'evidence_requested') and answer is null"))
    .where(CHARGEBACK.c.due_at >= bindparam("now", type_=INSTANT))
    .where(
        text(
            "(evidence_seen_at is null or staged_at is null or evidence_seen_at <"
            " (select c.updated_at from sup.case c where c.case_id = sup.chargeback.case_id))"
        )
    )
    .order_by(CHARGEBACK.c.due_at, CHARGEBACK.c.chargeback_id)
    .limit(bindparam("most", type_=Integer))
)
_TO_ACT = (
    select(CHARGEBACK.c.chargeback_id)
    .where(CHARGEBACK.c.act_at <= bindparam("now", type_=INSTANT))
    .order_by(CHARGEBACK.c.act_at, CHARGEBACK.c.chargeback_id)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(CHARGEBACK)
_UPDATE = guarded_update(CHARGEBACK)


@frozen(eq=False)
class AuroraChargebacks:
    """ports/chargebacks.py over sup.chargeback."""

    _session: Session
    _pending: PendingWrites

    def get(self, chargeback_id: str) -> Chargeback | None:
        return _one(self._session.row(_GET, chargeback_id=chargeback_id))

    def of_dispute(self, processor_ref: str) -> Chargeback | None:
        return _one(self._session.row(_OF_DISPUTE, processor_ref=processor_ref))

    def of_case(self, case_id: str) -> tuple[Chargeback, ...]:
        return tuple(map(chargeback_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def of_order(self, order_id: str) -> tuple[Chargeback, ...]:
        return tuple(map(chargeback_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def to_prepare(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return self._ids(self._session.rows(_TO_PREPARE, now=now, most=limit))

    def to_act(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return self._ids(self._session.rows(_TO_ACT, now=now, most=limit))

    def add(self, chargeback: Chargeback) -> None:
        row, key = chargeback_to_row(chargeback), (chargeback.chargeback_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="chargeback", key=key)

    def save(self, chargeback: Chargeback) -> None:
        row, key = chargeback_to_row(chargeback), {"chargeback_id": chargeback.chargeback_id}
        self._pending.replace(_UPDATE, row, turn=Turn.CHARGEBACK, kind="chargeback", key=key)

    @staticmethod
    def _ids(rows: Any) -> tuple[str, ...]:
        return tuple(row["chargeback_id"] for row in rows)


def chargeback_to_row(chargeback: Chargeback) -> Row:
    return {
        **asdict(chargeback, recurse=False),
        "status": chargeback.status.value,
        "answer": None if chargeback.answer is None else chargeback.answer.value,
        "missing": list(chargeback.missing),
        "representment": Jsonb(asdict(chargeback.representment)),
    }


def chargeback_from_row(row: Row) -> Chargeback:
    told = {
        "status": ChargebackStatus(row["status"]),
        "answer": None if row["answer"] is None else Answer(row["answer"]),
        "missing": tuple(row["missing"]),
        "representment": Representment(**row["representment"]),
    }
    return Chargeback(**{**in_utc(row), **told})


def _one(row: Row | None) -> Chargeback | None:
    return None if row is None else chargeback_from_row(row)
