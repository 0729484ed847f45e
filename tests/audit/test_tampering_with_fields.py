"""Every field of every row over a sealed database, altered by its owner (reliability.md 22)."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.sql import SQL, Identifier, Literal

from core.audit.batch_object import object_key
from core.audit.head import head_key
from core.audit.verification.fault import AuditFault
from tests.audit import scene as scenes
from tests.audit.scene import Scene
from tests.postgres.fresh_database import FreshDatabase

ENTRIES, IN_A_BATCH = 7, 3
TABLES = ("admin_audit", "audit_seal", "audit_batch", "audit_stream")
NOT_SEALED = {
    # Which transaction wrote an entry matters until it has its seal.
    ("admin_audit", "written_by"),
    # When the object was noted is told by nobody else.
    ("audit_stream", "shipped_at"),
}
OTHER = {
    "text": "{0} || 'x'",
    "bytea": "set_byte({0}, 0, 255 - get_byte({0}, 0))",
    "bigint": "coalesce({0}, 0) + 100",
    "jsonb": "{0} || '{{\"forged\": 1}}'",
    "inet": "'198.51.100.9'::inet",
    "timestamp with time zone": "{0} + interval '1 microsecond'",
}
EMPTY = "null"


@pytest.fixture(scope="module")
def sealed(module_database: FreshDatabase) -> Iterator[Scene]:
    with scenes.on_aurora(module_database.application_url) as scene:
        scene.record(*range(1, ENTRIES + 1))
        scene.seal(most=IN_A_BATCH)
        yield scene


@pytest.fixture(scope="module")
def owner(module_database: FreshDatabase, sealed: Scene) -> Iterator[psycopg.Connection]:
    """Whom neither trigger nor constraint hinders."""
    assert sealed.faults() == []
    with psycopg.connect(module_database.administrator_url, autocommit=True) as session:
        session.execute("set session_replication_role = replica")
        for table, constraint in session.execute(
            "select conrelid::regclass::text, conname from pg_constraint"
            " where conrelid in ('sup.admin_audit'::regclass, 'sup.audit_seal'::regclass,"
            " 'sup.audit_batch'::regclass, 'sup.audit_stream'::regclass)"
            " order by contype = 'p', contype = 'u'"
        ).fetchall():
            _drop(session, table, constraint)
        for table, column, _ in _columns(session):
            session.execute(
                SQL("alter table sup.{} alter {} drop not null").format(
                    Identifier(table), Identifier(column)
                )
            )
        yield session


def test_every_field_of_every_row_is_named_with_its_position(
    sealed: Scene, owner: psycopg.Connection
) -> None:
    unnamed = []
    for table, column, kind in _columns(owner):
        for row, positions in _rows(owner, table):
            for change in (OTHER[kind].format(column), EMPTY):
                faults = _faults_after(sealed, owner, table, row, f"{column} = {change}")
                if faults is not None and not any(_names(each, positions) for each in faults):
                    unnamed.append((table, column, row, change, [str(each) for each in faults]))
    assert unnamed == []
    assert sealed.faults() == []


@pytest.mark.parametrize("forged", ["'infinity'", "'0044-03-15 BC'", "'294000-01-01'"])
def test_an_instant_beyond_all_calendars_is_named(
    sealed: Scene, owner: psycopg.Connection, forged: str
) -> None:
    for table, column in (("admin_audit", "created_at"), ("audit_batch", "sealed_at")):
        row, positions = _rows(owner, table)[0]
        faults = _faults_after(sealed, owner, table, row, f"{column} = {forged}")
        assert any(_names(each, positions) for each in faults or ())


@pytest.mark.parametrize(
    "forged",
    [
        '{"amount_cents": 4.0, "corr_id": "corr-4"}',
        '{"amount_cents": 4.00000000000000000001, "corr_id": "corr-4"}',
        f'{{"deep": {"[" * 3000}{"]" * 3000}}}',
        f'{{"long": {"9" * 6000}}}',
    ],
)
def test_details_that_programs_read_alike_or_not_at_all_are_named(
    sealed: Scene, owner: psycopg.Connection, forged: str
) -> None:
    row, positions = _rows(owner, "admin_audit")[3]
    faults = _faults_after(sealed, owner, "admin_audit", row, f"details = '{forged}'")
    assert any(_names(each, positions) for each in faults or ())


def _columns(session: psycopg.Connection) -> list[tuple[str, str, str]]:
    found = session.execute(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_schema = 'sup' and table_name = any(%s) order by 1, 2",
        [list(TABLES)],
    ).fetchall()
    return [each for each in found if each[:2] not in NOT_SEALED]


def _rows(session: psycopg.Connection, table: str) -> list[tuple[str, set[object]]]:
    """Each row by its place on the disk, with all that may name its position."""
    if table in ("admin_audit", "audit_seal"):
        found = session.execute(
            SQL("select ctid::text, audit_id from sup.{} order by audit_id").format(
                Identifier(table)
            )
        ).fetchall()
        return [(place, {audit_id, int(audit_id[-2:])}) for place, audit_id in found]
    found = session.execute(
        SQL("select ctid::text, first_number, last_number from sup.{} order by 2").format(
            Identifier(table)
        )
    ).fetchall()
    return [
        (place, {*range(first, last + 1), object_key(first), head_key(last)})
        for place, first, last in found
    ]


def _faults_after(
    sealed: Scene, session: psycopg.Connection, table: str, row: str, change: str
) -> list[AuditFault] | None:
    """None where the change changes nothing."""
    backup = SQL("create temporary table kept as table sup.{}").format(Identifier(table))
    session.execute(backup)
    try:
        update = SQL("update sup.{} set {} where ctid = {}").format(
            Identifier(table), SQL(change), Literal(row)
        )
        session.execute(update)
        same = session.execute(
            SQL("(select t::text from sup.{} t) except all (select k::text from kept k)").format(
                Identifier(table)
            )
        ).fetchone()
        return None if same is None else sealed.faults()
    finally:
        session.execute(SQL("truncate sup.{}").format(Identifier(table)))
        session.execute(SQL("insert into sup.{} table kept order by 1").format(Identifier(table)))
        session.execute("drop table kept")


def _names(fault: AuditFault, positions: set[object]) -> bool:
    return bool({fault.number, fault.audit_id, fault.key} & positions)


def _drop(session: psycopg.Connection, table: str, constraint: str) -> None:
    session.execute(
        f'alter table {table} drop constraint if exists "{constraint}" cascade'.encode()
    )
