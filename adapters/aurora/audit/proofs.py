"""The audit and its chain in the database, streamed to whoever proves them."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, Final, cast

import psycopg
from attrs import field, frozen
from psycopg.rows import TupleRow
from psycopg.sql import SQL, Composed
from sqlalchemy import Engine

from adapters.aurora.audit.columns import (
    BATCH,
    CHECKPOINT,
    ENTRY,
    SEAL,
    batch,
    checkpoint,
    exact,
    in_range,
    seal,
    written_entry,
)
from adapters.aurora.audit.horizon import Horizon
from core.audit.checkpoint import Checkpoint
from core.audit.verification.stored import SealedRow, StoredBatch, UnsealedRow
from core.instants import as_utc

AT_A_TIME: Final = 500
_SEALS = SQL(
    """
    select {seal}, {sealed_at}, {entry}
    from sup.audit_seal s left join sup.admin_audit a on a.audit_id = s.audit_id
    order by s.number
    """
).format(seal=SEAL, sealed_at=exact(SQL("s.sealed_at")), entry=ENTRY)
_BATCHES = SQL(
    """
    select {batch}, c.first_number is not null, {checkpoint}
    from sup.audit_batch b left join sup.audit_stream c on c.first_number = b.first_number
    order by b.first_number
    """
).format(batch=BATCH, checkpoint=CHECKPOINT)
_STRAY = SQL(
    """
    select {checkpoint} from sup.audit_stream c
    where not exists (select from sup.audit_batch b where b.first_number = c.first_number)
    order by c.first_number
    """
).format(checkpoint=CHECKPOINT)
_UNSEALED = SQL(
    """
    select
        a.audit_id,
        case when {in_range} then a.created_at end,
        (a.written_by, a.audit_id) <= ({transaction}::text::xid8, {audit_id}::text)
            and a.written_by < pg_snapshot_xmax(pg_current_snapshot())
            and {transaction}::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
    from sup.admin_audit a
    where not exists (select from sup.audit_seal s where s.audit_id = a.audit_id)
    """
)
_HORIZON = b"select coalesce(horizon, '') from sup.audit_batch order by first_number desc limit 1"
_SEAL_FIELDS, _BATCH_FIELDS = 7, 8


@frozen(eq=False)
class AuroraAuditProofs:
    """ports/audit_proofs.py, by cursors of the server."""

    _engine: Engine

    @contextmanager
    def snapshot(self) -> "Iterator[AuroraAuditSnapshot]":
        with self._engine.connect() as borrowed:
            session = cast("psycopg.Connection[TupleRow]", borrowed.connection.driver_connection)
            session.execute("begin isolation level repeatable read read only")
            try:
                # Of this transaction alone: joining a large audit takes longer than a command may.
                session.execute("set local statement_timeout = 0")
                yield AuroraAuditSnapshot(session)
            finally:
                if not session.closed:
                    session.rollback()


@frozen(eq=False)
class AuroraAuditSnapshot:
    """Everything at the moment the transaction began."""

    _session: psycopg.Connection[TupleRow]
    _numbers: "count[int]" = field(factory=count, init=False)

    def seals(self) -> Iterator[SealedRow]:
        for row in self.read(_SEALS):
            sealed_at, *entry = row[_SEAL_FIELDS:]
            there = None if entry[0] is None else written_entry(entry)
            yield SealedRow(seal(row[:_SEAL_FIELDS]), sealed_at, there)

    def batches(self) -> Iterator[StoredBatch]:
        for row in self.read(_BATCHES):
            is_noted, *noted = row[_BATCH_FIELDS:]
            there = checkpoint(noted) if is_noted else None
            yield StoredBatch(batch(row[:_BATCH_FIELDS]), there)

    def stray_checkpoints(self) -> Iterator[Checkpoint]:
        yield from map(checkpoint, self.read(_STRAY))

    def unsealed(self) -> Iterator[UnsealedRow]:
        last = self._session.execute(_HORIZON).fetchone()
        horizon = Horizon(0) if last is None else Horizon.read(last[0])
        asked = _UNSEALED.format(
            in_range=in_range(SQL("a.created_at")),
            transaction=str(horizon.transaction),
            audit_id=horizon.audit_id,
        )
        for audit_id, created_at, overtaken in self.read(asked):
            when = None if created_at is None else as_utc(created_at)
            yield UnsealedRow(audit_id=audit_id, created_at=when, overtaken=overtaken)

    def read(self, asked: Composed) -> Iterator[tuple[Any, ...]]:
        """Bytes come as bytes and not as text, a few rows at a time."""
        name = f"audit_{next(self._numbers)}"
        with self._session.cursor(name, binary=True) as cursor:
            cursor.itersize = AT_A_TIME
            yield from cursor.execute(asked)
