"""What every connection asks of its session when it starts, so that no statement sets it later."""

from datetime import timedelta

from psycopg.conninfo import conninfo_to_dict


def connection_options(
    url: str, *, statement_timeout: timedelta, sessions: bool = True
) -> str | None:
    """The libpq `options`: those of `url`, ours where it says nothing.

    None behind a proxy that takes no options (`sessions` off): there the database's own settings
    say the time zone, which is UTC, and how long a statement may take.
    """
    if not sessions:
        return None
    asked = str(conninfo_to_dict(url).get("options") or "")
    milliseconds = statement_timeout // timedelta(milliseconds=1)
    return f"-c TimeZone=UTC -c statement_timeout={milliseconds} {asked}".rstrip()
