"""The switch that pauses refunds, in the database."""

from attrs import frozen
from sqlalchemy import BigInteger, Boolean, Column, Table, Text, select

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update
from core.instants import as_utc
from ports.refund_switch import RefundPause

SWITCH = Table(
    "refund_switch",
    SCHEMA,
    Column("only_row", Boolean, primary_key=True),
    Column("paused", Boolean),
    Column("changed_by", Text),
    Column("changed_at", INSTANT),
    Column("version", BigInteger),
)
_READ = select(SWITCH)
_UPDATE = guarded_update(SWITCH)


@frozen(eq=False)
class AuroraRefundSwitch:
    """ports/refund_switch.py over the one row of sup.refund_switch."""

    _session: Session
    _pending: PendingWrites

    def asking(self) -> Question:
        """What `read` asks."""
        return Question.of(_READ, {})

    def read(self) -> RefundPause:
        (row,) = self._session.rows(_READ)
        return pause_from_row(row)

    def save(self, pause: RefundPause) -> None:
        row, key = pause_to_row(pause), {"only_row": True}
        self._pending.replace(_UPDATE, row, turn=Turn.SWITCH, kind="refund_switch", key=key)


def pause_to_row(pause: RefundPause) -> Row:
    return {
        "paused": pause.paused,
        "changed_by": pause.changed_by,
        "changed_at": pause.changed_at,
        "version": pause.version,
    }


def pause_from_row(row: Row) -> RefundPause:
    return RefundPause(
        paused=row["paused"],
        changed_by=row["changed_by"],
        changed_at=row["changed_at"] and as_utc(row["changed_at"]),
        version=row["version"],
    )
