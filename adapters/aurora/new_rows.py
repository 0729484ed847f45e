"""New rows of a flush in one statement: what the driver does, it does for each statement."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from adapters.aurora.pending_writes import Write

_PLACEHOLDER = re.compile(rb"%\((\w+)\)s")
_TABLE = re.compile(rb'^INSERT INTO (?:\w+\.)?"?(\w+)"?')
Together = tuple[Write, ...]


def together(writes: Sequence[Write]) -> Iterator[Together]:
    """The writes in their order, those that can be one statement side by side.

    The server may write the rows of one statement in any order, so no table has two of them: the
    rows of one table stay in the order in which they were added.
    """
    waiting: list[Write] = []
    tables: set[str] = set()
    for write in writes:
        table = "" if write.guarded else table_of(write)
        if waiting and (not table or table in tables):
            yield tuple(waiting)
            waiting, tables = [], set()
        if not table:
            yield (write,)
        else:
            waiting.append(write)
            tables.add(table)
    if waiting:
        yield tuple(waiting)


def statement(writes: Together) -> tuple[bytes, list[Any]]:
    """What writes them all as the server takes it, with its values in their places."""
    sql, places = _numbered(tuple(write.sql for write in writes))
    return sql, [writes[at].row[name] for at, name in places]


def table_of(write: Write) -> str:
    """The table that it inserts into; empty for what is no plain INSERT."""
    found = _TABLE.match(write.sql)
    return found[1].decode() if found else ""


@lru_cache(maxsize=1024)
def _numbered(statements: tuple[bytes, ...]) -> tuple[bytes, tuple[tuple[int, str], ...]]:
    """The statement, and for each of its places the write and the column that go there."""
    places: dict[tuple[int, str], int] = {}
    parts = []
    for at, sql in enumerate(statements):

        def place(found: re.Match[bytes], at: int = at) -> bytes:
            number = places.setdefault((at, found[1].decode()), len(places) + 1)
            return b"$%d" % number

        parts.append(_PLACEHOLDER.sub(place, sql))
    *before, last = parts
    named = b", ".join(b"w%d as (%b)" % (at, part) for at, part in enumerate(before))
    return (b"with %b %b" % (named, last) if before else last), tuple(places)
