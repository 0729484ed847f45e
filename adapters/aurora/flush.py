"""All writes of a command with their COMMIT in one round trip."""

from collections.abc import Sequence
from typing import Any

import psycopg
from attrs import frozen
from psycopg import errors

from adapters.aurora.collision import Collision
from adapters.aurora.commit_in_doubt import CommitInDoubt
from adapters.aurora.new_rows import Together, statement, table_of, together
from adapters.aurora.opening import BEGIN
from adapters.aurora.pending_writes import Write
from ports.broken_check import BrokenCheck
from ports.lost_race import DuplicateRow, StaleRow


@frozen
class Sent:
    """Writes of one statement, with the cursor that will know what became of it."""

    writes: Together
    cursor: psycopg.Cursor[Any]

    @property
    def is_done(self) -> bool:
        return self.cursor.pgresult is not None


def flush(session: psycopg.Connection, writes: Sequence[Write], *, transaction: str | None) -> None:
    """Send every write and COMMIT in one round trip, in the open transaction of that id; without
    one, in a transaction that begins along the way and has no name yet.

    Raises LostRace, BrokenCheck, CommitInDoubt or what psycopg raised; then nothing was written,
    except that CommitInDoubt does not know.
    """
    sent: list[Sent] = []
    try:
        _send(session, writes, sent, begins=transaction is None)
    except psycopg.Error as fault:
        roll_back(session)
        translated = _translated(fault, sent)
        if translated is None and session.closed:
            translated = CommitInDoubt(transaction=transaction)
        if translated is None:
            raise
        raise translated from fault


def _send(
    session: psycopg.Connection, writes: Sequence[Write], sent: list[Sent], *, begins: bool
) -> None:
    first_fault: psycopg.Error | None = None
    try:
        with session.pipeline():
            try:
                if begins:
                    session.execute(BEGIN.sql)
                _queue(session, writes, sent)
            except psycopg.Error as fault:
                # A fault that leaves the block by itself would be logged as well.
                first_fault = fault
    except psycopg.Error as fault:
        first_fault = first_fault or fault
    if first_fault is not None:
        raise first_fault


def _queue(session: psycopg.Connection, writes: Sequence[Write], sent: list[Sent]) -> None:
    for each in together(writes):
        # Numbered places: the driver looks for named ones anew in each long statement.
        cursor = psycopg.RawCursor(session)
        sent.append(Sent(each, cursor))
        cursor.execute(*statement(each))
    # Where a write failed or a guard met nothing, the server no longer reads this.
    session.execute(b"commit")


def roll_back(session: psycopg.Connection) -> None:
    """Leave the transaction that is open, if one is."""
    if not session.closed:
        session.rollback()


def _translated(fault: psycopg.Error, sent: Sequence[Sent]) -> Exception | None:
    """The port's word for a fault, None where it has none."""
    if isinstance(fault, errors.SerializationFailure | errors.DeadlockDetected):
        return Collision(sqlstate=str(fault.sqlstate))
    # Statements run in the order they were sent: the first without a result is the one.
    failed = next((each for each in sent if not each.is_done), None)
    if failed is None:
        return None
    at_fault = _at_fault(failed.writes, fault)
    kind, key = at_fault.kind, at_fault.written_key
    if at_fault.guarded and isinstance(fault, errors.DivisionByZero):
        return StaleRow(kind=kind, key=key)
    if not isinstance(fault, psycopg.IntegrityError):
        return None
    if isinstance(fault, errors.UniqueViolation):
        return DuplicateRow(kind=kind, key=key)
    return BrokenCheck(kind=kind, key=key, rule=fault.diag.constraint_name or str(fault.sqlstate))


def _at_fault(writes: Together, fault: psycopg.Error) -> Write:
    """The row that the fault is about; the first where the server names no table."""
    table = fault.diag.table_name
    return next((write for write in writes if table_of(write) == table), writes[0])
