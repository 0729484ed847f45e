"""The audit entry of a flush: its id is nobody else's, so that it tells whether the flush is in."""

from collections.abc import Sequence

import psycopg

from adapters.aurora.pending_writes import Write

ENTRY = "audit_entry"
_FOUND = b"select exists (select from sup.admin_audit where audit_id = %s)"


def entry_of(writes: Sequence[Write]) -> Write | None:
    """The entry among them; None for a flush that leaves none."""
    return next((write for write in writes if write.kind == ENTRY), None)


def is_there(session: psycopg.Connection, entry: Write) -> bool:
    row = session.execute(_FOUND, list(entry.key)).fetchone()
    return row is not None and bool(row[0])
