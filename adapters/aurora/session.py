"""One unit of work's connection: reads that each see what is committed, and one flush."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

import psycopg
from attrs import define, field
from sqlalchemy import Connection, Engine, Pool, Select
from sqlalchemy.exc import DBAPIError

from adapters.aurora.commit_in_doubt import CommitInDoubt, has_committed
from adapters.aurora.entry_of_flush import entry_of, is_there
from adapters.aurora.flush import flush, roll_back
from adapters.aurora.lost_connection import is_lost
from adapters.aurora.opening import opening
from adapters.aurora.pending_writes import Write
from adapters.aurora.question import Question, Rows, ask, ask_together
from ports.broken_check import BrokenCheck
from ports.lost_race import LostRace

Asked = TypeVar("Asked")
Told = TypeVar("Told")


@define(eq=False)
class Session:
    """Borrows a connection when first needed. A lost one is replaced once, with its pool.

    Each read sees what is committed. No transaction is open between reads, unless money is
    about to move or somebody queues: then the first of them opens that of the flush.
    """

    _engine: Engine
    _contended: frozenset[str] = frozenset()
    _borrowed: Connection | None = field(default=None, init=False)
    _transaction: str | None = field(default=None, init=False)
    _ahead: dict[Question, Rows] = field(factory=dict, init=False)
    _lender: Pool | None = field(default=None, init=False)

    def rows(self, statement: Select[Any], **values: Any) -> Sequence[Mapping[str, Any]]:
        """Every row of the answer. What was read ahead is told once."""
        question = Question.of(statement, values)
        told = self._ahead.pop(question, None)
        return self._rows(question) if told is None else told

    def read_ahead(self, *questions: Question) -> None:
        """Ask all of them in one round trip, in their order; `rows` has the answers.

        Opens the transaction of the flush along the way, so that the flush need not.
        """
        self._ahead = dict(zip(questions, self._twice(self._opened, questions), strict=True))

    def rows_for_the_flush(self, question: Question) -> Rows:
        """Asked in the transaction of the flush: what it locks is locked until that has ended."""
        return self._twice(self._opened, (question,))[0]

    def row(self, statement: Select[Any], **values: Any) -> Mapping[str, Any] | None:
        """The only row of the answer, or None."""
        found = self.rows(statement, **values)
        return found[0] if found else None

    def queue_for(self, contended: str) -> None:
        """Before anything else is asked, wait for our turn at it (adapters/aurora/opening.py)."""
        if self._transaction is None:
            self._contended |= {contended}

    def flush(self, writes: Sequence[Write]) -> None:
        """Every write or none. Raises LostRace, BrokenCheck or CommitInDoubt."""
        try:
            if not self._flushed(writes):
                self._flush_over(self._driver, writes)
        finally:
            self._transaction, self._contended = None, frozenset()

    def close(self) -> None:
        """Give the connection back."""
        borrowed, self._borrowed = self._borrowed, None
        self._transaction = None
        if borrowed is None:
            return
        with borrowed:
            if self._lender is not self._engine.pool and not borrowed.invalidated:
                # A pool that was discarded meanwhile would keep it open for nobody.
                borrowed.invalidate()
            if not borrowed.invalidated:
                roll_back(_driver_of(borrowed))

    def _rows(self, question: Question) -> Rows:
        if not self._contended or self._transaction is not None:
            return self._twice(ask, question)
        (told,) = self._twice(self._opened, (question,))
        return told

    def _opened(self, driver: psycopg.Connection, questions: Sequence[Question]) -> list[Rows]:
        """The answers, once the transaction of the flush is open."""
        if self._transaction is not None:
            return ask_together(driver, questions)
        first = opening(self._contended)
        told = ask_together(driver, (*first, *questions))
        ((named,),) = (row.values() for row in told[len(first) - 1])
        self._transaction = str(named)
        return told[len(first) :]

    def _twice(self, asking: Callable[[psycopg.Connection, Asked], Told], asked: Asked) -> Told:
        """Over another connection where the first is lost."""
        driver = self._driver
        try:
            return asking(driver, asked)
        except psycopg.Error as fault:
            if not is_lost(driver, fault):
                raise
        self._discard_all()
        return asking(self._driver, asked)

    def _flushed(self, writes: Sequence[Write]) -> bool:
        """Whether the writes are in; False when the connection was lost and they are not."""
        driver = self._driver
        try:
            self._flush_over(driver, writes)
        except CommitInDoubt as doubt:
            self._discard_all()
            if doubt.transaction is None:
                return self._flushed_again(writes)
            return self._has_committed(doubt)
        except psycopg.Error as fault:
            if not is_lost(driver, fault):
                raise
            self._discard_all()
            return False
        return True

    def _flush_over(self, driver: psycopg.Connection, writes: Sequence[Write]) -> None:
        if self._transaction is None and (self._contended or entry_of(writes) is None):
            self._opened(driver, ())
        flush(driver, writes, transaction=self._transaction)

    def _flushed_again(self, writes: Sequence[Write]) -> bool:
        """The same rows under the same keys, by which the database has them once: where the first
        time went through after all, the second fails, and the audit entry is there.
        """
        driver = self._driver
        self._opened(driver, ())
        try:
            flush(driver, writes, transaction=self._transaction)
        except (LostRace, BrokenCheck):
            entry = entry_of(writes)
            if entry is None or not is_there(driver, entry):
                raise
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
            self._lender = self._engine.pool
            self._borrowed = self._engine.connect()
        return self._borrowed

    @property
    def _driver(self) -> psycopg.Connection:
        return _driver_of(self._connection)


def _driver_of(connection: Connection) -> psycopg.Connection:
    return cast("psycopg.Connection", connection.connection.driver_connection)
