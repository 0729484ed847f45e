"""A connection that was cut while its transaction committed (reliability.md 14)."""

from time import sleep

import psycopg

_PATIENCE = 100
_PAUSE_SECONDS = 0.05


class CommitInDoubt(Exception):
    """Nobody said whether the transaction (`transaction`, its id where it is known) committed."""

    def __init__(self, *, transaction: str | None) -> None:
        named = transaction or "without a name"
        super().__init__(f"the connection was lost while transaction {named} committed")
        self.transaction = transaction


def has_committed(session: psycopg.Connection, doubt: CommitInDoubt) -> bool:
    """What became of it, as another connection knows. Raises the doubt if it stays in progress."""
    for _ in range(_PATIENCE):
        row = session.execute("select pg_xact_status(%s::xid8)", [doubt.transaction]).fetchone()
        if row is not None and row[0] != "in progress":
            return bool(row[0] == "committed")
        sleep(_PAUSE_SECONDS)
    raise doubt
