"""Disputes in the database."""

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, Text, bindparam, select, text

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.disputes.dispute import Dispute

DISPUTE = Table(
    "dispute",
    SCHEMA,
    Column("processor_ref", Text, primary_key=True),
    Column("charge_id", Text),
    Column("order_id", Text),
    Column("currency", Text),
    Column("amount_cents", BigInteger),
    Column("reason", Text),
    Column("status", Text),
    Column("due_by", INSTANT),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("funds_withdrawn", Boolean),
    Column("fee_cents", BigInteger),
    Column("version", BigInteger),
)
_GET = select(DISPUTE).where(DISPUTE.c.processor_ref == bindparam("processor_ref"))
_OF_CHARGE = (
    select(DISPUTE)
    .where(DISPUTE.c.charge_id == bindparam("charge_id"))
    .order_by(DISPUTE.c.created_at, DISPUTE.c.processor_ref)
)
_WITHOUT_CHARGEBACK = (
    select(DISPUTE.c.processor_ref)
    # As the partial index says it.
    .where(text("status not in ('won', 'lost', 'warning_closed')"))
    .where(
        text(
            "not exists (select from sup.chargeback b"
            " where b.processor_ref = sup.dispute.processor_ref)"
        )
    )
    .order_by(DISPUTE.c.created_at, DISPUTE.c.processor_ref)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(DISPUTE)
_UPDATE = guarded_update(DISPUTE)


@frozen(eq=False)
class AuroraDisputes:
    """ports/disputes.py over sup.dispute."""

    _session: Session
    _pending: PendingWrites

    def get(self, processor_ref: str) -> Dispute | None:
        row = self._session.row(_GET, processor_ref=processor_ref)
        return None if row is None else Dispute(**in_utc(row))

    def of_charge(self, charge_id: str) -> tuple[Dispute, ...]:
        rows = self._session.rows(_OF_CHARGE, charge_id=charge_id)
        return tuple(Dispute(**in_utc(row)) for row in rows)

    def without_chargeback(self, *, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_WITHOUT_CHARGEBACK, most=limit)
        return tuple(row["processor_ref"] for row in rows)

    def add(self, dispute: Dispute) -> None:
        row, key = asdict(dispute), (dispute.processor_ref,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="dispute", key=key)

    def save(self, dispute: Dispute) -> None:
        row, key = asdict(dispute), {"processor_ref": dispute.processor_ref}
        self._pending.replace(_UPDATE, row, turn=Turn.DISPUTE, kind="dispute", key=key)
