"""Lengths of time of the policies, for people and for files."""

from datetime import timedelta

from attrs import frozen

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
# Up to here people count in hours: 48 h, 72 h.
_LONGEST_IN_HOURS = timedelta(hours=72)


@frozen
class _Unit:
    length: timedelta
    letter: str
    word: str


_DAYS = _Unit(_DAY, "d", "days")
_HOURS = _Unit(_HOUR, "h", "h")
_MINUTES = _Unit(_MINUTE, "m", "min")


def duration_in_words(length: timedelta) -> str:
    """`30 min`, `24 h` or `90 days`. Whole minutes, as every policies file has them."""
    unit = _unit_of(length)
    return f"{length // unit.length} {unit.word}"


def written_duration(length: timedelta) -> str:
    """`30m`, `24h` or `90d`, as a policies file writes it."""
    unit = _unit_of(length)
    return f"{length // unit.length}{unit.letter}"


def _unit_of(length: timedelta) -> _Unit:
    if length > _LONGEST_IN_HOURS and not length % _DAY:
        return _DAYS
    return _MINUTES if length % _HOUR else _HOURS
