"""What PostgreSQL and the migrations complain about, told to the person who typed."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError

from adapters.aurora.migrating import AlteredMigration, NewerDatabase
from entrypoints.cli.fault import CliFault


@contextmanager
def telling_database_faults() -> Iterator[None]:
    """Raises CliFault for what the block meets. libpq names host and user, never a password."""
    try:
        yield
    except (psycopg.OperationalError, DBAPIError) as problem:
        raise CliFault(
            f"The database cannot be reached: {_line(problem)}. Check the URL (--database or"
            " DATABASE_URL), and that PostgreSQL is running."
        ) from problem
    except psycopg.errors.InsufficientPrivilege as problem:
        raise CliFault(
            f"The database role may not do this: {_line(problem)}. Migrations need the owner's"
            " role: give its URL as DATABASE_OWNER_URL."
        ) from problem
    except psycopg.Error as problem:
        raise CliFault(f"The database refused: {_line(problem)}.") from problem
    except NewerDatabase as problem:
        raise CliFault(f"{_said(problem)}. Install the version that wrote it.") from problem
    except AlteredMigration as problem:
        raise CliFault(
            f"{_said(problem)}. Use the program that made this database, or another database."
        ) from problem


def _line(problem: psycopg.Error | DBAPIError) -> str:
    """Its first line: what follows may quote a row, with what people wrote in it."""
    said = problem.orig if isinstance(problem, DBAPIError) else problem
    first = said.diag.message_primary if isinstance(said, psycopg.Error) else None
    return " ".join((first or str(said)).split()).rstrip(".")


def _said(problem: Exception) -> str:
    text = str(problem)
    return text[:1].upper() + text[1:]
