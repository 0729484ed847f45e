"""Readers of instants: RFC 3339 with a zone, kept in UTC to the microsecond."""

from datetime import UTC, datetime

from core.instants import as_utc
from core.orders.reading.fields import Fields
from core.orders.reading.misread import misread

_MUST = 'must be a time with its zone such as "2026-12-05T18:00:00Z"'


def instant(fields: Fields, name: str, path: str) -> datetime:
    value = fields.get(name)
    # RFC 3339 leaves out the other forms of ISO 8601: weeks, and dates or times in one piece.
    if type(value) is str and value[4:8:3] == "--" and value[10:17:6] == "T:":
        try:
            read = datetime.fromisoformat(value)
            return read if read.tzinfo is UTC else as_utc(read)
        except (ValueError, OverflowError) as error:
            raise misread(fields, name, path, _MUST) from error
    raise misread(fields, name, path, _MUST)


def instant_or_none(fields: Fields, name: str, path: str) -> datetime | None:
    return None if fields.get(name) is None else instant(fields, name, path)
