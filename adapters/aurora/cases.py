"""Cases in the database."""

from datetime import datetime
from typing import Any

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Integer,
    Table,
    Text,
    bindparam,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import INSTANT, SCHEMA, enum_type
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.cases.waiting import Waiting
from core.instants import as_utc
from core.sla.clocks_json import clocks_from_json, clocks_to_json

CASE = Table(
    "case",
    SCHEMA,
    Column("case_id", Text, primary_key=True),
    Column("kind", enum_type("case_kind", CaseKind)),
    Column("status", enum_type("case_status", CaseStatus)),
    Column("priority", Integer),
    Column("opened_by", Text),
    Column("owner_admin", Text),
    Column("subject_user", Text),
    Column("order_id", Text),
    Column("thread_id", Text),
    Column("studio_id", Text),
    Column("summary", Text),
    Column("sla_first_at", INSTANT),
    Column("sla_due_at", INSTANT),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("subtype", Text),
    Column("watchers", ARRAY(Text)),
    Column("lbg_id", Text),
    Column("leg_id", Text),
    Column("creator_id", Text),
    Column("payout_id", Text),
    Column("reason_code", Text),
    Column("awaiting", Text),
    Column("outcome", Text),
    Column("escalated", Boolean),
    Column("restricted", Boolean),
    Column("version", BigInteger),
    Column("clocks", JSONB),
    Column("policies_version", Integer),
    Column("evidenced", Boolean),
    Column("appealed", Boolean),
    Column("closed_at", INSTANT),
    Column("waiting_since", INSTANT),
    Column("nudged_at", INSTANT),
    Column("idle_due_at", INSTANT),
)
_GET = select(CASE).where(CASE.c.case_id == bindparam("case_id"))
# As the index case_next_due has it.
_NEXT_DUE: ColumnElement[datetime] = literal_column(
    "coalesce(next_due_at, 'infinity'::timestamptz)"
)
_BREACHING = (
    select(CASE.c.case_id)
    .where(bindparam("now") >= _NEXT_DUE)
    .order_by(_NEXT_DUE, CASE.c.case_id)
    .limit(bindparam("most"))
)
_IDLE = (
    select(CASE.c.case_id)
    .where(CASE.c.idle_due_at <= bindparam("now"))
    .order_by(CASE.c.idle_due_at, CASE.c.case_id)
    .limit(bindparam("most"))
)
_NEWEST_OF_ORDER = (
    select(CASE.c.case_id)
    .where(CASE.c.order_id == bindparam("order_id"))
    .order_by(CASE.c.created_at.desc(), CASE.c.case_id.desc())
    .limit(1)
)
_OF_ORDER = (
    select(CASE)
    .where(CASE.c.order_id == bindparam("order_id"))
    .order_by(CASE.c.created_at, CASE.c.case_id)
)
_INSERT = insertion(CASE)
_UPDATE = guarded_update(CASE)


@frozen(eq=False)
class AuroraCases:
    """ports/cases.py over sup.case."""

    _session: Session
    _pending: PendingWrites

    def asking_for(self, case_id: str) -> Question:
        """What `get` asks."""
        return Question.of(_GET, {"case_id": case_id})

    def get(self, case_id: str) -> Case | None:
        row = self._session.row(_GET, case_id=case_id)
        return None if row is None else case_from_row(row)

    def breaching(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_BREACHING, now=now, most=limit)
        return tuple(row["case_id"] for row in rows)

    def idle(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_IDLE, now=now, most=limit)
        return tuple(row["case_id"] for row in rows)

    def newest_of_order(self, order_id: str) -> str | None:
        row = self._session.row(_NEWEST_OF_ORDER, order_id=order_id)
        return None if row is None else row["case_id"]

    def of_order(self, order_id: str) -> tuple[Case, ...]:
        return tuple(map(case_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def add(self, case: Case) -> None:
        row = case_to_row(case)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_CASE, kind="case", key=(case.case_id,))

    def save(self, case: Case) -> None:
        row, key = case_to_row(case), {"case_id": case.case_id}
        self._pending.replace(_UPDATE, row, turn=Turn.CASE, kind="case", key=key)


def case_to_row(case: Case) -> Row:
    return {
        "case_id": case.case_id,
        "kind": case.kind.value,
        "status": case.status.value,
        "priority": case.priority,
        "sla_first_at": case.clocks.first_due_at,
        "sla_due_at": case.clocks.resolution_due_at,
        "created_at": case.created_at,
        "updated_at": case.updated_at,
        "watchers": list(case.watchers),
        "awaiting": case.awaiting and case.awaiting.value,
        "outcome": case.outcome and case.outcome.value,
        "escalated": case.escalated,
        "restricted": case.restricted,
        "version": case.version,
        "clocks": Jsonb(clocks_to_json(case.clocks)),
        "policies_version": case.policies_version,
        "evidenced": case.evidenced,
        "appealed": case.appealed,
        "closed_at": case.closed_at,
        "waiting_since": case.waiting and case.waiting.since,
        "nudged_at": case.waiting and case.waiting.nudged_at,
        "idle_due_at": case.waiting and case.waiting.due_at,
        **_words_to_row(case),
    }


def _words_to_row(case: Case) -> Row:
    return {
        "opened_by": case.opened_by,
        "owner_admin": case.owner_admin,
        "subject_user": case.subject_user,
        "order_id": case.order_id,
        "thread_id": case.thread_id,
        "studio_id": case.studio_id,
        "summary": case.summary,
        "subtype": case.subtype,
        "lbg_id": case.lbg_id,
        "leg_id": case.leg_id,
        "creator_id": case.creator_id,
        "payout_id": case.payout_id,
        "reason_code": case.reason_code,
    }


def case_from_row(row: Row) -> Case:
    return Case(
        case_id=row["case_id"],
        kind=CaseKind(row["kind"]),
        status=CaseStatus(row["status"]),
        priority=row["priority"],
        created_at=as_utc(row["created_at"]),
        updated_at=as_utc(row["updated_at"]),
        watchers=tuple(row["watchers"]),
        awaiting=row["awaiting"] and Awaiting(row["awaiting"]),
        outcome=row["outcome"] and Outcome(row["outcome"]),
        escalated=row["escalated"],
        restricted=row["restricted"],
        version=row["version"],
        clocks=clocks_from_json(row["clocks"]),
        policies_version=row["policies_version"],
        evidenced=row["evidenced"],
        appealed=row["appealed"],
        closed_at=row["closed_at"] and as_utc(row["closed_at"]),
        waiting=_waiting(row),
        **_words_from_row(row),
    )


def _waiting(row: Row) -> Waiting | None:
    if row["waiting_since"] is None:
        return None
    return Waiting(
        since=as_utc(row["waiting_since"]),
        due_at=row["idle_due_at"] and as_utc(row["idle_due_at"]),
        nudged_at=row["nudged_at"] and as_utc(row["nudged_at"]),
    )


def _words_from_row(row: Row) -> dict[str, Any]:
    return {
        "opened_by": row["opened_by"],
        "owner_admin": row["owner_admin"],
        "subject_user": row["subject_user"],
        "order_id": row["order_id"],
        "thread_id": row["thread_id"],
        "studio_id": row["studio_id"],
        "summary": row["summary"],
        "subtype": row["subtype"],
        "lbg_id": row["lbg_id"],
        "leg_id": row["leg_id"],
        "creator_id": row["creator_id"],
        "payout_id": row["payout_id"],
        "reason_code": row["reason_code"],
    }
