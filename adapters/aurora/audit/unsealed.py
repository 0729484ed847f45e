"""The entries that have no seal yet, found by an index (docs/adr/0014)."""

from typing import Any

import psycopg
from attrs import frozen
from psycopg.rows import TupleRow
from psycopg.sql import SQL

from adapters.aurora.audit.columns import ENTRY, written_entry
from adapters.aurora.audit.horizon import Horizon
from core.audit.written_entry import WrittenEntry

# Transactions below `low` have ended; those from `high` on this server has not begun.
_BOUNDS = b"""
select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint
from pg_current_snapshot() s
"""
# The seal is looked up for each entry, because a join would be planned by guesses and might read
# all the seals.
_AFTER = SQL(
    """
    select {entry}, a.written_by::text::bigint
    from sup.admin_audit a
    where (a.written_by, a.audit_id) > (%(transaction)s::text::xid8, %(audit_id)s::text)
        and a.written_by < %(until)s::text::xid8
        and (select s.number from sup.audit_seal s where s.audit_id = a.audit_id) is null
    order by a.written_by, a.audit_id
    limit %(most)s
    """
).format(entry=ENTRY)
_ANY_FROM = b"""
select exists (select from sup.admin_audit where written_by >= %(transaction)s::text::xid8)
"""
# One more than the last number that a transaction can have.
_END = 2**64 - 1


@frozen
class Taken:
    """Entries in the order they are to be sealed in, and the horizon once they are."""

    entries: tuple[WrittenEntry, ...]
    horizon: Horizon


def take(session: psycopg.Connection[TupleRow], last: Horizon | None, *, most: int) -> Taken:
    """Up to `most` entries behind `last`, which is None before the first batch.

    Runs within a transaction in READ COMMITTED: the bounds are read before the entries, so that
    whatever commits in between is taken now or found again. After a restore into another server,
    entries have numbers of transactions which that one has not reached: these are taken first.
    """
    low, high = _bounds(session)
    last = last or _beginning(session, high)
    if last.transaction <= high:
        return _ours(session, last, most, low=low, high=high)
    foreign = _rows(session, last, until=_END, most=most)
    if len(foreign) == most:
        return _taken(foreign, Horizon(foreign[-1][-1], foreign[-1][0]))
    ours = _rows(session, Horizon(0), until=high, most=most - len(foreign))
    # Until all of ours are sealed, the next round looks from the beginning again.
    is_rest = len(foreign) + len(ours) == most
    return _taken([*foreign, *ours], last if is_rest else Horizon(low))


def _ours(
    session: psycopg.Connection[TupleRow], last: Horizon, most: int, *, low: int, high: int
) -> Taken:
    rows = _rows(session, last, until=high, most=most)
    reached = Horizon(low)
    if len(rows) == most:
        reached = min(reached, Horizon(rows[-1][-1], rows[-1][0]))
    return _taken(rows, max(reached, last))


def _beginning(session: psycopg.Connection[TupleRow], high: int) -> Horizon:
    row = session.execute(_ANY_FROM, {"transaction": str(high)}).fetchone()
    return Horizon(high + 1) if row == (True,) else Horizon(0)


def _bounds(session: psycopg.Connection[TupleRow]) -> tuple[int, int]:
    ((low, high),) = session.execute(_BOUNDS).fetchall()
    return low, high


def _rows(
    session: psycopg.Connection[TupleRow], after: Horizon, *, until: int, most: int
) -> list[tuple[Any, ...]]:
    asked = {
        "transaction": str(after.transaction),
        "audit_id": after.audit_id,
        "until": str(until),
        "most": most,
    }
    return session.execute(_AFTER, asked).fetchall()


def _taken(rows: list[tuple[Any, ...]], horizon: Horizon) -> Taken:
    return Taken(tuple(written_entry(row[:-1]) for row in rows), horizon)
