"""The schema's history, applied in order (data-model.md)."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files

import psycopg
from attrs import frozen

_LOCK = 0x53_55_50  # "SUP": one number for every runner on the same database
_HISTORY = b"""
create schema if not exists sup;
create table if not exists sup.schema_migration (
    name text collate "C" primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
);
"""


@frozen(kw_only=True)
class Migration:
    """One file of SQL, applied once and never edited afterwards."""

    name: str
    sql: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.sql).hexdigest()


class AlteredMigration(Exception):
    """A migration that was applied has other content now; `name` is its file."""

    def __init__(self, *, name: str) -> None:
        super().__init__(f"{name} was applied with other content than it has now")
        self.name = name


class NewerDatabase(Exception):
    """The database has migrations this program does not know; `names` are theirs."""

    def __init__(self, *, names: tuple[str, ...]) -> None:
        super().__init__(f"the database is newer than this program: it has {', '.join(names)}")
        self.names = names


def migrate(owner_url: str) -> list[str]:
    """Apply what is missing and answer its names, oldest first.

    Safe to repeat and to run twice at once. Each file is a transaction of its own. Raises
    AlteredMigration or NewerDatabase before anything is changed.
    """
    with psycopg.connect(owner_url, autocommit=True) as session:
        # The lock belongs to the session and ends with it.
        session.execute("select pg_advisory_lock(%s)", [_LOCK])
        session.execute(_HISTORY)
        missing = _missing(_applied(session))
        for migration in missing:
            _apply(session, migration)
        return [migration.name for migration in missing]


def pending(url: str) -> list[str]:
    """What `migrate` would apply, oldest first; nothing is changed and nobody is waited for.

    Any role that may read the history will do. Raises as `migrate` does.
    """
    with psycopg.connect(url, autocommit=True) as session:
        there = session.execute("select to_regclass('sup.schema_migration') is not null")
        applied = _applied(session) if there.fetchone() == (True,) else {}
        return [migration.name for migration in _missing(applied)]


def migrations() -> tuple[Migration, ...]:
    """Every migration of this program, oldest first."""
    folder = files("adapters.aurora").joinpath("migrations")
    found = (file for file in folder.iterdir() if file.name.endswith(".sql"))
    return tuple(
        Migration(name=file.name.removesuffix(".sql"), sql=file.read_bytes())
        for file in sorted(found, key=lambda file: file.name)
    )


def _applied(session: psycopg.Connection) -> dict[str, str]:
    return dict(session.execute("select name, sha256 from sup.schema_migration").fetchall())


def _missing(applied: Mapping[str, str]) -> list[Migration]:
    known = migrations()
    newer = applied.keys() - {migration.name for migration in known}
    if newer:
        raise NewerDatabase(names=tuple(sorted(newer)))
    for migration in known:
        if applied.get(migration.name, migration.sha256) != migration.sha256:
            raise AlteredMigration(name=migration.name)
    return [migration for migration in known if migration.name not in applied]


def _apply(session: psycopg.Connection, migration: Migration) -> None:
    with session.transaction():
        session.execute(migration.sql)
        session.execute(
            "insert into sup.schema_migration (name, sha256) values (%s, %s)",
            [migration.name, migration.sha256],
        )
