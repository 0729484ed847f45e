"""When a message that could not be sent is sent again, and when a person has to look."""

from datetime import timedelta
from typing import Final

MOST_ATTEMPTS: Final = 8
_FIRST_PAUSE: Final = timedelta(seconds=5)
_FACTOR: Final = 4


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after that many failed attempts; None once it is to be parked.

    5 s, 20 s, 80 s and on: the eighth attempt is 7.5 hours after the first, so that no shorter
    outage of the bus parks anything.
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    return _FIRST_PAUSE * int(_FACTOR ** (max(attempts, 1) - 1))
