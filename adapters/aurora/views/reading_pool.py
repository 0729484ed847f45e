"""The connections of queries: asynchronous, autocommit, one statement at a time."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import psycopg
from attrs import define, field
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

from adapters.aurora.connecting import connection_options
from adapters.aurora.lost_connection import is_lost
from adapters.aurora.views.telling import Row, Telling
from ports.occupancy import Occupancy

Session = AsyncConnection[DictRow]
Connections = AsyncConnectionPool[Session]
Told = TypeVar("Told")


class ReadingBeforeOpening(Exception):
    """A read was asked of a pool that is not open."""


@define(kw_only=True, eq=False)
class ReadingPool:
    """A pool that replaces its connections once when one of them turns out to be lost."""

    url: str
    password: Callable[[], str] | None
    statement_timeout: timedelta
    size: int
    patience: timedelta
    sessions: bool
    _connections: Connections | None = field(default=None, init=False)
    _tellings: WeakKeyDictionary[Session, Telling] = field(factory=WeakKeyDictionary, init=False)

    async def open(self) -> None:
        """Start connecting; does not wait for the database."""
        self._connections = AsyncConnectionPool(
            self.url,
            connection_class=AsyncConnection[DictRow],
            kwargs=self._keywords,
            min_size=1,
            max_size=self.size,
            timeout=self.patience.total_seconds(),
            open=False,
        )
        await self._connections.open()

    async def close(self) -> None:
        if self._connections is not None:
            await self._connections.close()
            self._connections = None

    def occupancy(self) -> Occupancy:
        """How many connections read, of those there may be, and how much waits for one."""
        if self._connections is None:
            return Occupancy(in_use=0, places=self.size, waiting=0)
        told = self._connections.get_stats()
        return Occupancy(
            in_use=told["pool_size"] - told["pool_available"],
            places=self.size,
            waiting=told["requests_waiting"],
        )

    async def rows(self, statement: bytes, values: Mapping[str, Any]) -> list[DictRow]:
        """Every row of the answer, once the statement has committed; see `_over`."""

        async def ask(session: Session) -> list[DictRow]:
            return await (await session.execute(statement, values)).fetchall()

        return await self._over(ask)

    async def told(self, statement: bytes, values: Mapping[str, Any]) -> Row:
        """The only row of the answer, as the server wrote it; see `_over`."""
        return await self._over(lambda session: self._telling(session).row(statement, values))

    async def _over(self, ask: Callable[[Session], Awaitable[Told]]) -> Told:
        """A read whose connection was cut before it was answered is asked again; where its audit
        row had been committed, the second one is refused and nothing is answered.
        """
        if self._connections is None:
            raise ReadingBeforeOpening
        async with self._connections.connection() as session:
            try:
                return await ask(session)
            except psycopg.Error as fault:
                if not is_lost(session, fault):
                    raise
        await self._connections.drain()
        async with self._connections.connection() as session:
            return await ask(session)

    def _telling(self, session: Session) -> Telling:
        known = self._tellings.get(session)
        if known is None:
            known = self._tellings[session] = Telling.over(session, prepares=self.sessions)
        return known

    def _keywords(self) -> dict[str, Any]:
        """Asked for each new connection, so that a password that expires is always fresh."""
        secret = {} if self.password is None else {"password": self.password()}
        return {
            "autocommit": True,
            "row_factory": dict_row,
            "prepare_threshold": 5 if self.sessions else None,
            "options": connection_options(
                self.url, statement_timeout=self.statement_timeout, sessions=self.sessions
            ),
            **secret,
        }
