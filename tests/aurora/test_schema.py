"""The schema is data-model.md, column by column."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.aurora.data_model import (
    ENUMS,
    MONEY_TABLES,
    ON_DELETE_OF_A_CASE,
    TABLES,
    VIEWS,
    lines,
)
from tests.postgres.fresh_database import FreshDatabase

COLUMNS = """
    select
        column_name,
        case
            when collation_name = 'C' then replace(replace(format_type, 'text', 'id'), '"', '')
            else replace(format_type, 'timestamp with time zone', 'timestamptz')
        end,
        is_nullable = 'NO',
        split_part(column_default, '::', 1)
    from information_schema.columns, format_type(
        (select atttypid from pg_attribute
         where attrelid = format('sup.%%I', table_name)::regclass and attname = column_name), null
    )
    where table_schema = 'sup' and table_name = %s
    order by ordinal_position
"""
MONEY_WITHOUT_CURRENCY = """
    select table_name
    from information_schema.columns
    where table_schema = 'sup' and column_name = 'currency'
        and column_default = '''USD''::text' and is_nullable = 'NO' and data_type = 'text'
"""


@pytest.fixture(scope="module")
def session(module_database: FreshDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(module_database.owner_url, autocommit=True) as opened:
        yield opened


def columns(session: psycopg.Connection, table: str) -> list[str]:
    """The columns of a table or view as data_model.py writes them."""
    return [
        f"{name} {kind}{' not null' * required}{f' default {default}' if default else ''}"
        for name, kind, required, default in session.execute(COLUMNS, [table])
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_columns_of_the_data_model(session: psycopg.Connection, name: str) -> None:
    assert columns(session, name) == lines(TABLES[name])


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_exactly_the_blueprints_columns(session: psycopg.Connection, name: str) -> None:
    assert columns(session, name) == lines(VIEWS[name])


@pytest.mark.parametrize("name", ENUMS)
def test_an_enum_type_has_the_values_of_the_data_model(
    session: psycopg.Connection, name: str
) -> None:
    found = session.execute(
        "select enumlabel from pg_enum where enumtypid = ('sup.' || %s)::regtype"
        " order by enumsortorder",
        [name],
    )
    assert [label for (label,) in found] == ENUMS[name].split()


def test_every_money_row_carries_its_currency(session: psycopg.Connection) -> None:
    found = {name for (name,) in session.execute(MONEY_WITHOUT_CURRENCY)}
    assert found == set(MONEY_TABLES)


def test_every_id_is_compared_by_its_bytes(session: psycopg.Connection) -> None:
    loose = session.execute(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'sup' and column_name like '%%\\_id'"
        " and data_type = 'text' and collation_name is distinct from 'C'"
    ).fetchall()
    assert loose == []


def test_a_case_with_money_held_on_it_cannot_be_deleted(session: psycopg.Connection) -> None:
    found = session.execute(
        "select c.relname, k.confdeltype::text from pg_constraint k"
        " join pg_class c on c.oid = k.conrelid"
        " where k.contype = 'f' and k.confrelid = 'sup.case'::regclass"
        " and c.relname <> 'case_link'"
    )
    assert dict(found.fetchall()) == ON_DELETE_OF_A_CASE
