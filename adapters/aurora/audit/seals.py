"""The audit's chain in the database, as its sealer extends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, cast

import psycopg
from attrs import frozen
from psycopg.rows import TupleRow
from psycopg.sql import SQL
from sqlalchemy import Engine

from adapters.aurora.audit.columns import BATCH, CHECKPOINT, SEAL, batch, checkpoint, seal
from adapters.aurora.audit.horizon import Horizon
from adapters.aurora.audit.rows import ADD_BATCH, NOTE, batch_row, checkpoint_row, seal_row
from adapters.aurora.audit.unsealed import take
from core.audit.batch import Batch, SealedBatch
from core.audit.checkpoint import Checkpoint
from ports.audit_seals import OtherCheckpoint

LOCK: Final = 0x53_45_41_4C  # "SEAL": one number for every sealer on the same database
_LAST = SQL("select {batch} from sup.audit_batch b order by b.first_number desc limit 1").format(
    batch=BATCH
)
_UNSHIPPED = SQL(
    """
    select {batch} from sup.audit_batch b
    where b.first_number > coalesce((select max(last_number) from sup.audit_stream), 0)
    order by b.first_number limit 1
    """
).format(batch=BATCH)
_SEALS = SQL(
    "select {seal} from sup.audit_seal s where s.number between %s and %s order by s.number"
).format(seal=SEAL)
_NOTED = SQL("select {checkpoint} from sup.audit_stream c where c.first_number = %s").format(
    checkpoint=CHECKPOINT
)
_COPY_SEALS = b"""
copy sup.audit_seal
    (number, audit_id, canonical, entry_sha256, previous_number, previous_sha256, sha256, sealed_at)
from stdin (format binary)
"""
_SEAL_TYPES = ("int8", "text", "bytea", "bytea", "int8", "bytea", "bytea", "timestamptz")


@frozen(eq=False)
class AuroraAuditSeals:
    """ports/audit_seals.py over sup.audit_seal, sup.audit_batch and sup.audit_stream."""

    _engine: Engine

    def seal_next(self, *, most: int, sealed_at: datetime) -> Batch | None:
        with self._session() as session, session.transaction():
            # It ends with the transaction; the statements after it see what the other one did.
            session.execute("select pg_advisory_xact_lock(%s)", [LOCK])
            last = _only(session.execute(_LAST).fetchall())
            after = None if last is None else batch(last)
            horizon = None if after is None else Horizon.read(after.horizon)
            taken = take(session, horizon, most=most)
            if not taken.entries:
                return None
            sealed = SealedBatch.of(
                taken.entries, after=after, horizon=str(taken.horizon), sealed_at=sealed_at
            )
            _add(session, sealed)
            return sealed.batch

    def next_to_ship(self) -> SealedBatch | None:
        with self._session() as session:
            row = _only(session.execute(_UNSHIPPED).fetchall())
            if row is None:
                return None
            found = batch(row)
            seals = session.execute(_SEALS, [found.first_number, found.last_number]).fetchall()
            return SealedBatch(found, tuple(map(seal, seals)))

    def note(self, checkpoint: Checkpoint) -> None:
        with self._session() as session:
            session.execute(NOTE, checkpoint_row(checkpoint))
            noted = _only(session.execute(_NOTED, [checkpoint.first_number]).fetchall())
        if noted is None or not _same(noted, checkpoint):
            raise OtherCheckpoint(first_number=checkpoint.first_number)

    @contextmanager
    def _session(self) -> Iterator[psycopg.Connection[TupleRow]]:
        with self._engine.connect() as borrowed:
            yield cast("psycopg.Connection[TupleRow]", borrowed.connection.driver_connection)


def _add(session: psycopg.Connection[TupleRow], sealed: SealedBatch) -> None:
    made, sealed_at = sealed.batch, sealed.batch.sealed_at
    with session.cursor() as cursor, cursor.copy(_COPY_SEALS) as copy:
        copy.set_types(_SEAL_TYPES)
        for each in sealed.seals:
            copy.write_row(seal_row(each, sealed_at))
    session.execute(ADD_BATCH, batch_row(made))


def _same(row: tuple[Any, ...], noted: Checkpoint) -> bool:
    return checkpoint(row) == noted


def _only(rows: list[TupleRow]) -> TupleRow | None:
    return rows[0] if rows else None
