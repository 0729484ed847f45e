"""All writes of a command in one transaction and two round trips."""

from collections.abc import Sequence
from typing import Any

import psycopg
from attrs import frozen
from psycopg import errors
from psycopg.pq import TransactionStatus

from adapters.aurora.collision import Collision
from adapters.aurora.commit_in_doubt import CommitInDoubt
from adapters.aurora.pending_writes import Write
from ports.broken_check import BrokenCheck
from ports.lost_race import DuplicateRow, StaleRow


@frozen
class Sent:
    """A write with the cursor that will know what became of it."""

    write: Write
    cursor: psycopg.Cursor[Any]

    @property
    def is_done(self) -> bool:
        return self.cursor.pgresult is not None

    @property
    def is_stale(self) -> bool:
        return self.write.guarded and self.cursor.rowcount == 0


def flush(session: psycopg.Connection, writes: Sequence[Write]) -> None:
    """Send every write in one pipeline and commit, if every guard met its row.

    Raises LostRace, BrokenCheck, CommitInDoubt or what psycopg raised; then nothing was written,
    except that CommitInDoubt does not know.
    """
    sent: list[Sent] = []
    try:
        transaction = _send(session, writes, sent)
    except psycopg.Error as fault:
        roll_back(session)
        translated = _translated(fault, sent)
        if translated is None:
            raise
        raise translated from fault
    stale = next((each.write for each in sent if each.is_stale), None)
    if stale is not None:
        roll_back(session)
        raise StaleRow(kind=stale.kind, key=stale.written_key)
    _commit(session, transaction)


def _send(session: psycopg.Connection, writes: Sequence[Write], sent: list[Sent]) -> str:
    """Run the writes in a new transaction and answer its id."""
    first_fault: psycopg.Error | None = None
    try:
        with session.pipeline():
            try:
                named = _queue(session, writes, sent)
            except psycopg.Error as fault:
                # A fault that leaves the block by itself would be logged as well.
                first_fault = fault
    except psycopg.Error as fault:
        first_fault = first_fault or fault
    if first_fault is not None:
        raise first_fault
    (transaction,) = named.fetchone() or ("",)
    return str(transaction)


def _queue(
    session: psycopg.Connection, writes: Sequence[Write], sent: list[Sent]
) -> psycopg.Cursor[Any]:
    if session.info.transaction_status == TransactionStatus.IDLE:
        session.execute(b"begin")
    for write in writes:
        cursor = session.cursor()
        sent.append(Sent(write, cursor))
        cursor.execute(write.sql, write.row)
    return session.execute(b"select pg_current_xact_id()::text")


def _commit(session: psycopg.Connection, transaction: str) -> None:
    try:
        session.execute(b"commit")
    except psycopg.OperationalError as fault:
        if session.closed:
            raise CommitInDoubt(transaction=transaction) from fault
        raise


def roll_back(session: psycopg.Connection) -> None:
    """Leave the transaction that is open, if one is."""
    if not session.closed:
        session.rollback()


def _translated(fault: psycopg.Error, sent: Sequence[Sent]) -> Exception | None:
    """The port's word for a fault, None where it has none."""
    if isinstance(fault, errors.SerializationFailure | errors.DeadlockDetected):
        return Collision(sqlstate=str(fault.sqlstate))
    # Statements run in the order they were sent: the first without a result is the one.
    at_fault = next((each.write for each in sent if not each.is_done), None)
    if at_fault is None or not isinstance(fault, psycopg.IntegrityError):
        return None
    kind, key = at_fault.kind, at_fault.written_key
    if isinstance(fault, errors.UniqueViolation):
        return DuplicateRow(kind=kind, key=key)
    return BrokenCheck(kind=kind, key=key, rule=fault.diag.constraint_name or str(fault.sqlstate))
