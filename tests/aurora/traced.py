"""What a connection really sent, as libpq traces it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from attrs import define
from psycopg.pq import Trace

Session = psycopg.Connection[Any] | psycopg.AsyncConnection[Any]


@define
class Sent:
    """Counts of what went to the server while it was watched."""

    statements: int = 0
    round_trips: int = 0


@contextmanager
def traced(session: Session) -> Iterator[Sent]:
    """Counts what the session sends until the block is left."""
    sent = Sent()
    with tempfile.TemporaryFile() as file:
        session.pgconn.trace(file.fileno())
        session.pgconn.set_trace_flags(Trace.SUPPRESS_TIMESTAMPS)
        yield sent
        session.pgconn.untrace()
        file.seek(0)
        kinds = [line.split(b"\t")[2].strip() for line in file if line.startswith(b"F\t")]
    sent.statements = kinds.count(b"Query") + kinds.count(b"Execute")
    sent.round_trips = kinds.count(b"Query") + kinds.count(b"Sync")
