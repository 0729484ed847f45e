"""Readers of instants: RFC 3339 with a zone, kept in UTC to the microsecond."""

from datetime import UTC, datetime

from core.instants import as_utc
from core.orders.reading.fields import Fields
from core.orders.reading.misread import misread

_MUST = 'must be a time with its zone such as "2026-12-05T18:00:00Z"'


def instant(fields: Fields, name: str, path: str) -> datetime:
    value = fields.get(name)
    if type(value) is str and _has_the_shape(value):
        try:
            read = datetime.fromisoformat(value)
            return read if read.tzinfo is UTC else as_utc(read)
        except (ValueError, OverflowError) as error:
            raise misread(fields, name, path, _MUST) from error
    raise misread(fields, name, path, _MUST)


def instant_or_none(fields: Fields, name: str, path: str) -> datetime | None:
    return None if fields.get(name) is None else instant(fields, name, path)


def _has_the_shape(value: str) -> bool:
    """Weed out the ISO 8601 forms (weeks, no separators) that RFC 3339 leaves out."""
    return value[4:5] == "-" and value[7:8] == "-" and value[10:11] == "T" and value[16:17] == ":"
