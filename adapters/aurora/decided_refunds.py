"""Refunds in the database, with what their decisions rest on."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen
from sqlalchemy import Engine, RowMapping, Text, cast, select

from adapters.aurora.cases import CASE
from adapters.aurora.order_snapshots import SNAPSHOT
from adapters.aurora.refunds import REFUND
from core.instants import as_utc
from core.refunds.refund import RefundMethod
from core.replay.decided_refund import DecidedRefund

AT_A_TIME = 200

# Compared as text, because a record that was tampered with may name anything for a version.
_NAMED_VERSION = (SNAPSHOT.c.order_id == REFUND.c.order_id) & (
    cast(SNAPSHOT.c.version, Text) == REFUND.c.decision["snapshot_version"].astext
)
_ALL = (
    select(
        REFUND.c.refund_id,
        REFUND.c.order_id,
        REFUND.c.reason,
        REFUND.c.decision,
        CASE.c.created_at.label("case_created_at"),
        SNAPSHOT.c.received,
        SNAPSHOT.c.sha256,
    )
    .join(CASE, CASE.c.case_id == REFUND.c.case_id)
    .join(SNAPSHOT, _NAMED_VERSION, isouter=True)
    .where(REFUND.c.method == RefundMethod.CARD.value)
    .order_by(REFUND.c.created_at, REFUND.c.refund_id)
)


@frozen(eq=False)
class AuroraDecidedRefunds:
    """ports/decided_refunds.py, by a cursor of the server."""

    _engine: Engine

    def since(self, when: datetime | None) -> Iterator[DecidedRefund]:
        asked = _ALL if when is None else _ALL.where(REFUND.c.created_at >= when)
        # A cursor of the server lives in a transaction, and this one sees a single moment.
        with (
            self._engine.connect().execution_options(
                isolation_level="REPEATABLE READ", yield_per=AT_A_TIME
            ) as connection,
            connection.execute(asked) as rows,
        ):
            for row in rows.mappings():
                yield _from_row(row)


def _from_row(row: RowMapping) -> DecidedRefund:
    return DecidedRefund(
        refund_id=row["refund_id"],
        order_id=row["order_id"],
        reason=row["reason"],
        case_created_at=as_utc(row["case_created_at"]),
        decision=row["decision"],
        order=row["received"],
        order_sha256=row["sha256"],
    )
