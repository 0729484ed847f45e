"""How far to move a clock, as people write it."""

import re
from argparse import ArgumentTypeError
from datetime import timedelta

UNITS = {
    "w": timedelta(weeks=1),
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
}
LONGEST = timedelta(days=3660)
_WRITTEN = re.compile(r"([1-9][0-9]{0,6})([wdhm])")


def duration(text: str) -> timedelta:
    """What `10d`, `36h`, `90m` or `1w` names. Raises ArgumentTypeError."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ArgumentTypeError("write a number and a unit: 10d, 36h, 90m or 1w")
    asked = int(found[1]) * UNITS[found[2]]
    if asked > LONGEST:
        raise ArgumentTypeError(f"at most {LONGEST.days} days at once")
    return asked
