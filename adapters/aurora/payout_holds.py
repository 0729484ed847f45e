"""Payout holds in the database."""

from datetime import datetime

from attrs import frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA, enum_type
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.holds.hold import HoldStatus, PayoutHold
from core.holds.rule import HoldRule
from core.instants import as_utc

HOLD = Table(
    "payout_hold",
    SCHEMA,
    Column("hold_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("provider_id", Text),
    Column("amount_cents", Integer),
    Column("reason", Text),
    Column("status", enum_type("hold_status", HoldStatus)),
    Column("created_at", INSTANT),
    Column("released_at", INSTANT),
    Column("leg_id", Text),
    Column("expires_at", INSTANT),
    Column("currency", Text),
    Column("applied_by", Text),
    Column("version", BigInteger),
    Column("rule", Text),
)
_GET = select(HOLD).where(HOLD.c.hold_id == bindparam("hold_id"))
_OF_CASE = (
    select(HOLD)
    .where(HOLD.c.case_id == bindparam("case_id"))
    .order_by(HOLD.c.created_at, HOLD.c.hold_id)
)
_EXPIRED = (
    select(HOLD.c.hold_id)
    .where(HOLD.c.status == HoldStatus.APPLIED.value, HOLD.c.expires_at <= bindparam("now"))
    .order_by(HOLD.c.expires_at, HOLD.c.hold_id)
    .limit(bindparam("most"))
)
_INSERT = insertion(HOLD)
_UPDATE = guarded_update(HOLD)


@frozen(eq=False)
class AuroraPayoutHolds:
    """ports/payout_holds.py over sup.payout_hold."""

    _session: Session
    _pending: PendingWrites

    def get(self, hold_id: str) -> PayoutHold | None:
        row = self._session.row(_GET, hold_id=hold_id)
        return None if row is None else hold_from_row(row)

    def of_case(self, case_id: str) -> tuple[PayoutHold, ...]:
        return tuple(map(hold_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def expired(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_EXPIRED, now=now, most=limit)
        return tuple(row["hold_id"] for row in rows)

    def add(self, hold: PayoutHold) -> None:
        row, key = hold_to_row(hold), (hold.hold_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="payout_hold", key=key)

    def save(self, hold: PayoutHold) -> None:
        row, key = hold_to_row(hold), {"hold_id": hold.hold_id}
        self._pending.replace(_UPDATE, row, turn=Turn.HOLD, kind="payout_hold", key=key)


def hold_to_row(hold: PayoutHold) -> Row:
    return {
        "hold_id": hold.hold_id,
        "case_id": hold.case_id,
        "order_id": hold.order_id,
        "provider_id": hold.provider_id,
        "amount_cents": hold.amount_cents,
        "reason": hold.reason,
        "status": hold.status.value,
        "created_at": hold.created_at,
        "released_at": hold.released_at,
        "leg_id": hold.leg_id,
        "expires_at": hold.expires_at,
        "currency": hold.currency,
        "applied_by": hold.applied_by,
        "version": hold.version,
        "rule": hold.rule and hold.rule.value,
    }


def hold_from_row(row: Row) -> PayoutHold:
    return PayoutHold(
        hold_id=row["hold_id"],
        case_id=row["case_id"],
        order_id=row["order_id"],
        provider_id=row["provider_id"],
        amount_cents=row["amount_cents"],
        reason=row["reason"],
        status=HoldStatus(row["status"]),
        created_at=as_utc(row["created_at"]),
        released_at=row["released_at"] and as_utc(row["released_at"]),
        leg_id=row["leg_id"],
        expires_at=as_utc(row["expires_at"]),
        currency=row["currency"],
        applied_by=row["applied_by"],
        version=row["version"],
        rule=row["rule"] and HoldRule(row["rule"]),
    )
