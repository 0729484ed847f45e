"""Deposits that go back, in the database."""

from datetime import datetime

from attrs import asdict, frozen
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select

from adapters.aurora.in_utc import in_utc
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.deposits.deposit_release import DepositRelease, ReleaseKind, ReleaseStatus

RELEASE = Table(
    "deposit_release",
    SCHEMA,
    Column("release_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("order_id", Text),
    Column("leg_id", Text),
    Column("payment_intent", Text),
    Column("kind", Text),
    Column("currency", Text),
    Column("amount_cents", Integer),
    Column("released_by", Text),
    Column("created_at", INSTANT),
    Column("updated_at", INSTANT),
    Column("status", Text),
    Column("processor_ref", Text),
    Column("failure", Text),
    Column("sent_at", INSTANT),
    Column("asked", Integer),
    Column("ask_again_at", INSTANT),
    Column("version", BigInteger),
)
_GET = select(RELEASE).where(RELEASE.c.release_id == bindparam("release_id"))
_OF_ORDER = (
    select(RELEASE)
    .where(RELEASE.c.order_id == bindparam("order_id"))
    .order_by(RELEASE.c.created_at, RELEASE.c.release_id)
)
_BY_PROCESSOR_REF = select(RELEASE).where(RELEASE.c.processor_ref == bindparam("processor_ref"))
_TO_ASK = (
    select(RELEASE.c.release_id)
    .where(RELEASE.c.status == ReleaseStatus.PROCESSING.value)
    .where(RELEASE.c.ask_again_at <= bindparam("now", type_=INSTANT))
    .order_by(RELEASE.c.ask_again_at, RELEASE.c.release_id)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(RELEASE)
_UPDATE = guarded_update(RELEASE)


@frozen(eq=False)
class AuroraDepositReleases:
    """ports/deposit_releases.py over sup.deposit_release."""

    _session: Session
    _pending: PendingWrites

    def get(self, release_id: str) -> DepositRelease | None:
        row = self._session.row(_GET, release_id=release_id)
        return None if row is None else release_from_row(row)

    def of_order(self, order_id: str) -> tuple[DepositRelease, ...]:
        return tuple(map(release_from_row, self._session.rows(_OF_ORDER, order_id=order_id)))

    def by_processor_ref(self, processor_ref: str) -> DepositRelease | None:
        row = self._session.row(_BY_PROCESSOR_REF, processor_ref=processor_ref)
        return None if row is None else release_from_row(row)

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        rows = self._session.rows(_TO_ASK, now=now, most=limit)
        return tuple(row["release_id"] for row in rows)

    def add(self, release: DepositRelease) -> None:
        row, key = release_to_row(release), (release.release_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_MONEY, kind="deposit_release", key=key)

    def save(self, release: DepositRelease) -> None:
        row, key = release_to_row(release), {"release_id": release.release_id}
        self._pending.replace(_UPDATE, row, turn=Turn.RELEASE, kind="deposit_release", key=key)


def release_to_row(release: DepositRelease) -> Row:
    return {**asdict(release), "kind": release.kind.value, "status": release.status.value}


def release_from_row(row: Row) -> DepositRelease:
    states = {"kind": ReleaseKind(row["kind"]), "status": ReleaseStatus(row["status"])}
    return DepositRelease(**{**in_utc(row), **states})
