"""When a connection is of no use any more and another may be."""

from typing import Any

import psycopg
from psycopg import errors

Session = psycopg.Connection[Any] | psycopg.AsyncConnection[Any]


def is_lost(session: Session, fault: psycopg.Error) -> bool:
    """Whether another connection may succeed: this one is cut, or reaches a read-only server."""
    return session.closed or isinstance(fault, errors.ReadOnlySqlTransaction)
