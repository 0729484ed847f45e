"""What the database has lost of the audit, put back from its copy outside."""

from collections.abc import Sequence
from typing import Any, Final, cast

import psycopg
from attrs import frozen
from psycopg.rows import TupleRow
from sqlalchemy import Engine

from adapters.aurora.audit.rows import ADD_BATCH, NOTE, batch_row, checkpoint_row, seal_row
from adapters.aurora.audit.seals import LOCK
from core.audit.batch import SealedBatch
from core.audit.checkpoint import Checkpoint
from core.audit.written_entry import WrittenEntry
from ports.audit_restoring import OtherAudit

_IF_MISSING: Final = b" on conflict do nothing"
_ENTRY = b"""
insert into sup.admin_audit
    (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
values (%s, %s, %s, %s, %s::jsonb, %s::inet, %s, %s::timestamptz)
on conflict (audit_id) do nothing
"""
_SEAL = b"""
insert into sup.audit_seal
    (number, audit_id, canonical, entry_sha256, previous_number, previous_sha256, sha256, sealed_at)
values (%s, %s, %s, %s, %s, %s, %s, %s)
on conflict do nothing
"""
_SAME = b"""
select
    (select count(*) from sup.audit_seal where sha256 = any(%(seals)s)) = %(entries)s
    and exists (select from sup.audit_batch where sha256 = %(batch)s)
    and exists (
        select from sup.audit_stream
        where first_number = %(first_number)s and sha256 = %(object)s
            and object_version = %(object_version)s
    )
"""


@frozen(eq=False)
class AuroraAuditRestoring:
    """ports/audit_restoring.py over the tables of the audit; adding is all it can do."""

    _engine: Engine

    def put_back(
        self, sealed: SealedBatch, entries: Sequence[WrittenEntry], checkpoint: Checkpoint
    ) -> int:
        with self._engine.connect() as borrowed:
            session = cast("psycopg.Connection[TupleRow]", borrowed.connection.driver_connection)
            with session.transaction():
                session.execute("select pg_advisory_xact_lock(%s)", [LOCK])
                missing = _add(session, sealed, entries, checkpoint)
                if not _is_same(session, sealed, checkpoint):
                    raise OtherAudit(first_number=sealed.batch.first_number)
                return missing


def _add(
    session: psycopg.Connection[TupleRow],
    sealed: SealedBatch,
    entries: Sequence[WrittenEntry],
    checkpoint: Checkpoint,
) -> int:
    with session.cursor() as cursor:
        cursor.executemany(_ENTRY, [_entry_row(entry) for entry in entries])
        missing = cursor.rowcount
        sealed_at = sealed.batch.sealed_at
        cursor.executemany(_SEAL, [seal_row(seal, sealed_at) for seal in sealed.seals])
        cursor.execute(ADD_BATCH + _IF_MISSING, batch_row(sealed.batch))
        cursor.execute(NOTE, checkpoint_row(checkpoint))
    return missing


def _is_same(
    session: psycopg.Connection[TupleRow], sealed: SealedBatch, checkpoint: Checkpoint
) -> bool:
    asked = {
        "seals": [seal.sha256 for seal in sealed.seals],
        "entries": len(sealed.seals),
        "batch": sealed.batch.sha256,
        "first_number": checkpoint.first_number,
        "object": checkpoint.sha256,
        "object_version": checkpoint.object_version,
    }
    return session.execute(_SAME, asked).fetchone() == (True,)


def _entry_row(entry: WrittenEntry) -> tuple[Any, ...]:
    return (
        entry.audit_id,
        entry.actor_admin,
        entry.action,
        entry.resource,
        entry.details,
        entry.ip,
        entry.user_agent,
        entry.created_at,
    )
