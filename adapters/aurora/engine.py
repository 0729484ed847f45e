"""The connections of commands: a pool over one libpq URL."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine, create_engine

from adapters.aurora.connecting import connection_options


def engine_of(
    url: str,
    *,
    password: Callable[[], str] | None = None,
    statement_timeout: timedelta = timedelta(seconds=15),
    pool_size: int = 8,
    sessions: bool = True,
) -> Engine:
    """An engine for `postgresql://…` as libpq reads it: `sslmode`, `sslrootcert` and `host` pass
    through. Nothing connects before the first unit of work.

    `password` is asked for each new connection (IAM tokens). `sessions` is off behind a
    proxy that shares connections: no options are asked for, no statement is prepared. Dispose of
    the engine to close it.
    """
    options = connection_options(url, statement_timeout=statement_timeout, sessions=sessions)

    def connect() -> psycopg.Connection:
        secret = None if password is None else password()
        return psycopg.connect(
            make_conninfo(url, options=options, password=secret),
            autocommit=True,
            prepare_threshold=5 if sessions else None,
        )

    # A broken connection is replaced when it is met (session.py), so that none is tried first.
    return create_engine(
        "postgresql+psycopg://",
        creator=connect,
        isolation_level="AUTOCOMMIT",
        use_native_hstore=False,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=10,
    )
