"""One unit of work's connection: reads that each see what is committed, and one flush."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import psycopg
from attrs import define, field
from sqlalchemy import Connection, Engine, Select
from sqlalchemy.exc import DBAPIError

from adapters.aurora.commit_in_doubt import CommitInDoubt, has_committed
from adapters.aurora.flush import flush, roll_back
from adapters.aurora.lost_connection import is_lost
from adapters.aurora.pending_writes import Write

TURN = b"select pg_advisory_xact_lock(hashtextextended(%s, 0))"


@define(eq=False)
class Session:
    """Borrows a connection when first needed. A lost one is replaced once, with its pool.

    Reads are statements of their own (autocommit): no transaction is open between them.
    """

    _engine: Engine
    _borrowed: Connection | None = field(default=None, init=False)

    def rows(self, statement: Select[Any], **values: Any) -> Sequence[Mapping[str, Any]]:
        """Every row of the answer."""
        try:
            return self._rows(statement, values)
        except DBAPIError as fault:
            if not fault.connection_invalidated:
                raise
        self._discard_all()
        return self._rows(statement, values)

    def row(self, statement: Select[Any], **values: Any) -> Mapping[str, Any] | None:
        """The only row of the answer, or None."""
        found = self.rows(statement, **values)
        return found[0] if found else None

    def queue_for(self, contended: str) -> None:
        """Wait until nobody else who lost a race for it is at work; then it is our turn.

        Opens the transaction in which everything until the flush happens: the turn ends with
        it. Its reads still see, each, what is committed.
        """
        self._driver.execute(b"begin")
        self._driver.execute(TURN, [contended])

    def flush(self, writes: Sequence[Write]) -> None:
        """Every write or none. Raises LostRace, BrokenCheck or CommitInDoubt."""
        if not self._flushed(writes):
            flush(self._driver, writes)

    def close(self) -> None:
        """Give the connection back."""
        if self._borrowed is not None:
            if not self._borrowed.invalidated:
                roll_back(self._driver)
            self._borrowed.close()
            self._borrowed = None

    def _rows(
        self, statement: Select[Any], values: Mapping[str, Any]
    ) -> Sequence[Mapping[str, Any]]:
        found = self._connection.execute(statement, values).mappings().all()
        return cast("Sequence[Mapping[str, Any]]", found)

    def _flushed(self, writes: Sequence[Write]) -> bool:
        """Whether the writes are in; False when the connection was lost and they are not."""
        driver = self._driver
        try:
            flush(driver, writes)
        except CommitInDoubt as doubt:
            self._discard_all()
            return self._has_committed(doubt)
        except psycopg.Error as fault:
            if not is_lost(driver, fault):
                raise
            self._discard_all()
            return False
        return True

    def _has_committed(self, doubt: CommitInDoubt) -> bool:
        try:
            return has_committed(self._driver, doubt)
        except (psycopg.Error, DBAPIError) as fault:
            raise doubt from fault

    def _discard_all(self) -> None:
        """What one connection lost, its idle neighbours have lost as well."""
        if self._borrowed is not None:
            self._borrowed.invalidate()
        self.close()
        self._engine.dispose()

    @property
    def _connection(self) -> Connection:
        if self._borrowed is None:
            self._borrowed = self._engine.connect()
        return self._borrowed

    @property
    def _driver(self) -> psycopg.Connection:
        return cast("psycopg.Connection", self._connection.connection.driver_connection)
