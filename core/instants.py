"""Aware UTC instants, written in RFC 3339 with `Z` (kernels.md, reliability.md 30)."""

from datetime import UTC, datetime


def as_utc(instant: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError for a naive one."""
    if instant.tzinfo is UTC:
        return instant
    if instant.utcoffset() is None:
        raise ValueError("a time needs its zone")
    return instant.astimezone(UTC)


def read_instant(text: str) -> datetime:
    """The instant an RFC 3339 text names. Raises ValueError when naive or malformed."""
    return as_utc(datetime.fromisoformat(text))


def write_instant(instant: datetime) -> str:
    """RFC 3339 in UTC with `Z`; microseconds only where there are any."""
    return f"{as_utc(instant).isoformat().removesuffix('+00:00')}Z"
