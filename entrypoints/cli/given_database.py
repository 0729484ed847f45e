"""A database somebody names: who migrates it, and as whom the application works on it."""

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import psycopg
from attrs import evolve
from psycopg.sql import SQL, Identifier

from adapters.aurora.embedded.cluster import APPLICATION
from adapters.aurora.migrating import migrations
from entrypoints.cli.fault import CliFault
from entrypoints.settings.database_url import DatabaseUrl


def owner_url(url: DatabaseUrl, owner: DatabaseUrl | None) -> DatabaseUrl | None:
    """What to migrate with: the owner's URL, else `url` itself unless it is the application's.

    None means that nobody migrates; then a database that misses migrations raises CliFault.
    """
    if owner is not None:
        return owner
    with psycopg.connect(url.to_connect()) as session:
        if _is_application(session):
            _refuse_if_behind(session)
            return None
    return url


def application_url(url: DatabaseUrl) -> tuple[DatabaseUrl, str]:
    """The URL to serve from, and in words where that is.

    A URL of another role is made to work as the application's role from the first statement,
    so that nothing is served with the owner's rights.
    """
    with psycopg.connect(url.to_connect()) as session:
        info = session.info
        place = f"database {info.dbname} on {info.host or 'the local socket'} port {info.port}"
        if _is_application(session):
            return url, place
        _allow_to_become_application(session)
    return _with_role(url), place


def _is_application(session: psycopg.Connection) -> bool:
    row = session.execute("SELECT current_user::text").fetchone()
    return row == (APPLICATION,)


def _refuse_if_behind(session: psycopg.Connection) -> None:
    try:
        rows = session.execute("SELECT name FROM sup.schema_migration").fetchall()
    except (psycopg.errors.InvalidSchemaName, psycopg.errors.UndefinedTable):
        rows = []
    missing = {migration.name for migration in migrations()} - {name for (name,) in rows}
    if missing:
        raise CliFault(
            f"The database misses {len(missing)} migrations ({min(missing)} and on), and the role"
            f" {APPLICATION} cannot apply them. Run: support-center migrate --database URL, with"
            " the owner's URL."
        )


def _allow_to_become_application(session: psycopg.Connection) -> None:
    """From version 16 on, having made a role does not allow to become it, only to say so."""
    try:
        with session.transaction():
            session.execute(SQL("SET LOCAL ROLE {}").format(Identifier(APPLICATION)))
    except psycopg.errors.InsufficientPrivilege:
        session.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(APPLICATION)))


def _with_role(url: DatabaseUrl) -> DatabaseUrl:
    """`url` with the role in its `options`, which count from the first statement on."""
    parts = urlsplit(url.reveal())
    parameters = dict(parse_qsl(parts.query))
    asked = parameters.get("options", "")
    parameters["options"] = f"{asked} -c role={APPLICATION}".strip()
    query = urlencode(parameters, quote_via=quote)
    return evolve(url, url=urlunsplit(parts._replace(query=query)))
