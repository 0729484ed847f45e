"""Answers handed on as the server wrote them: every value, every fault, every end of a wait."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import psycopg
import pytest
from psycopg import errors
from psycopg.types.json import Jsonb

from adapters.aurora.views.reading_pool import ReadingPool
from adapters.aurora.views.telling import MOST_PREPARED
from tests.postgres.fresh_database import FreshDatabase

Told = TypeVar("Told")
PREPARED = b"select count(*)::text from pg_prepared_statements"
ONE = b"select 1::text"
LIVES = b"select pg_backend_pid()::text"


def over(
    database: FreshDatabase,
    work: Callable[[ReadingPool], Awaitable[Told]],
    *,
    sessions: bool = True,
) -> Told:
    """What `work` comes to over a pool of one connection."""

    async def run() -> Told:
        pool = ReadingPool(
            url=database.application_url,
            password=None,
            statement_timeout=timedelta(seconds=5),
            size=1,
            patience=timedelta(seconds=10),
            sessions=sessions,
        )
        await pool.open()
        try:
            return await work(pool)
        finally:
            await pool.close()

    return asyncio.run(run())


def test_every_kind_of_value_arrives(database: FreshDatabase) -> None:
    at = datetime(2026, 11, 22, 9, 30, 0, 5, tzinfo=UTC)
    statement = b"""select %(nothing)s::text, %(text)s::text, (%(number)s::int + 1)::text,
        to_char(%(at)s::timestamptz at time zone 'UTC', 'US'), %(document)s::jsonb ->> 'a',
        %(text)s::text"""
    values = {"nothing": None, "text": "Größe 100 %", "number": 41, "at": at}
    told = over(
        database, lambda pool: pool.told(statement, {**values, "document": Jsonb({"a": 1})})
    )
    assert told == (None, "Größe 100 %".encode(), b"42", b"000005", b"1", "Größe 100 %".encode())


@pytest.mark.parametrize("value", ["a\0b", object()])
def test_what_the_server_could_not_read_whole_is_not_sent(
    database: FreshDatabase, value: object
) -> None:
    with pytest.raises(psycopg.DataError):
        over(database, lambda pool: pool.told(b"select %(it)s::text", {"it": value}))


def test_a_fault_is_told_by_its_own_name_and_the_connection_goes_on(
    database: FreshDatabase,
) -> None:
    async def work(pool: ReadingPool) -> tuple[bytes | None, ...]:
        with pytest.raises(errors.DivisionByZero):
            await pool.told(b"select (1 / %(it)s::int)::text", {"it": 0})
        return await pool.told(ONE, {})

    assert over(database, work) == (b"1",)


def test_a_connection_that_was_cut_is_replaced(
    database: FreshDatabase, administrator: psycopg.Connection
) -> None:
    async def work(pool: ReadingPool) -> tuple[bytes | None, ...]:
        (pid,) = await pool.told(LIVES, {})
        administrator.execute("select pg_terminate_backend(%s)", [int(pid or 0)])
        return await pool.told(LIVES, {})

    (pid,) = over(database, work)
    assert pid is not None


def test_a_read_that_is_given_up_leaves_the_pool_whole(database: FreshDatabase) -> None:
    async def work(pool: ReadingPool) -> tuple[bytes | None, ...]:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await pool.told(b"select pg_sleep(3)::text", {})
        return await pool.told(ONE, {})

    assert over(database, work) == (b"1",)


def test_a_statement_that_takes_too_long_is_stopped_by_the_server(
    database: FreshDatabase,
) -> None:
    async def work(pool: ReadingPool) -> None:
        await pool.told(b"select set_config('statement_timeout', '50', false)", {})
        with pytest.raises(errors.QueryCanceled):
            await pool.told(b"select pg_sleep(3)::text", {})

    over(database, work)


def test_a_bounded_number_of_statements_is_prepared(database: FreshDatabase) -> None:
    async def work(pool: ReadingPool) -> tuple[bytes | None, ...]:
        for number in range(MOST_PREPARED + 20):
            assert await pool.told(b"select '%d'" % number, {}) == (b"%d" % number,)
        assert await pool.told(b"select '0'", {}) == (b"0",)
        return await pool.told(PREPARED, {})

    (count,) = over(database, work)
    assert count is not None
    assert 1 < int(count) <= MOST_PREPARED + 1


def test_where_sessions_are_shared_nothing_is_prepared(database: FreshDatabase) -> None:
    async def work(pool: ReadingPool) -> tuple[bytes | None, ...]:
        for _ in range(10):
            await pool.told(ONE, {})
        return await pool.told(PREPARED, {})

    assert over(database, work, sessions=False) == (b"0",)
