"""Statements over a connection's own libpq, for answers that are handed on as they came.

psycopg's cursors adapt values both ways and wait through several layers, which takes longer here
than the statement does. This is its documented way past them (`Connection.pgconn`).
"""

import json
import re
from asyncio import get_running_loop
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import count
from typing import Any, Final

import psycopg
from attrs import define, field
from psycopg import AsyncConnection, errors, pq
from psycopg.types.json import Jsonb

MOST_PREPARED: Final = 100
_PLACEHOLDER: Final = re.compile(rb"%\((\w+)\)s")
Row = tuple[bytes | None, ...]


@define(eq=False)
class Telling:
    """Over one connection. Behind a proxy that pins what is `prepared`, nothing is."""

    _pgconn: pq.abc.PGconn
    _prepares: bool
    _prepared: OrderedDict[bytes, bytes] = field(factory=OrderedDict, init=False)
    _numbers: "count[int]" = field(factory=count, init=False)

    @classmethod
    def over(cls, session: AsyncConnection[Any], *, prepares: bool) -> "Telling":
        return cls(session.pgconn, prepares)

    async def row(self, statement: bytes, values: Mapping[str, Any]) -> Row:
        """The only row of the answer, as the server wrote it. Raises what psycopg raises."""
        sql, names = _numbered(statement)
        given = [_text(values[name]) for name in names]
        if self._prepares:
            name = await self._name_of(sql)
            answer = await self._answered(lambda: self._pgconn.send_query_prepared(name, given))
        else:
            answer = await self._answered(lambda: self._pgconn.send_query_params(sql, given))
        if answer.ntuples != 1:
            raise LookupError("a statement that tells answers with a row")
        return tuple(answer.get_value(0, place) for place in range(answer.nfields))

    async def _name_of(self, sql: bytes) -> bytes:
        """What it was prepared as. The least recently used of too many is forgotten."""
        known = self._prepared.get(sql)
        if known is not None:
            self._prepared.move_to_end(sql)
            return known
        name = b"told_%d" % next(self._numbers)
        await self._answered(lambda: self._pgconn.send_prepare(name, sql))
        self._prepared[sql] = name
        if len(self._prepared) > MOST_PREPARED:
            _, oldest = self._prepared.popitem(last=False)
            await self._answered(
                lambda: self._pgconn.send_query_params(b"deallocate " + oldest, None)
            )
        return name

    async def _answered(self, send: Callable[[], None]) -> pq.abc.PGresult:
        """What came for it. One that is given up leaves the connection busy: the pool closes it."""
        send()
        while self._pgconn.flush():
            await _until(get_running_loop().add_writer, get_running_loop().remove_writer, self.fd)
        last: pq.abc.PGresult | None = None
        while (result := await self._next()) is not None:
            last = result
        if last is None:
            raise psycopg.OperationalError("the server answered nothing")
        if last.status not in {pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK}:
            raise errors.error_from_result(last)
        return last

    async def _next(self) -> pq.abc.PGresult | None:
        while self._pgconn.is_busy():
            await _until(get_running_loop().add_reader, get_running_loop().remove_reader, self.fd)
            self._pgconn.consume_input()
        return self._pgconn.get_result()

    @property
    def fd(self) -> int:
        return self._pgconn.socket


async def _until(
    add: Callable[..., object], remove: Callable[[int], object], descriptor: int
) -> None:
    """Until the descriptor is ready for what is waited for."""
    ready = get_running_loop().create_future()
    add(descriptor, _tell, ready)
    try:
        await ready
    finally:
        remove(descriptor)


def _tell(ready: Any) -> None:
    if not ready.done():
        ready.set_result(None)


@lru_cache(maxsize=1024)
def _numbered(statement: bytes) -> tuple[bytes, tuple[str, ...]]:
    """As the server takes it, with the names of what goes into its numbered places."""
    places: dict[str, int] = {}

    def place(found: re.Match[bytes]) -> bytes:
        return b"$%d" % places.setdefault(found[1].decode(), len(places) + 1)

    return _PLACEHOLDER.sub(place, statement), tuple(places)


def _text(value: object) -> bytes | None:
    """As the server reads it. Raises DataError for a text that C would read but a part of."""
    match value:
        case None:
            return None
        case str():
            text = value.encode()
        case int():
            text = b"%d" % value
        case datetime():
            text = value.isoformat().encode()
        case Jsonb():
            text = json.dumps(value.obj).encode()
        case _:
            raise psycopg.DataError(f"no statement takes a {type(value).__name__}")
    if b"\0" in text:
        raise psycopg.DataError("a text with NUL in it")
    return text
