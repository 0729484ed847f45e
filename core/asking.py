"""When the processor is asked again about what it left open (reliability.md 5 and 6)."""

from datetime import datetime, timedelta
from typing import Final

KEYS_LIVE: Final = timedelta(hours=23)
"""How long an idempotency key is relied on; the processor keeps it for 24 hours."""
MOST_ASKS: Final = 14
FIRST_PAUSE: Final = timedelta(minutes=5)
PAUSES: Final = (FIRST_PAUSE, FIRST_PAUSE, timedelta(hours=1), timedelta(hours=6))
LAST_PAUSE: Final = timedelta(hours=24)


def ask_again_at(asked: int, *, when: datetime) -> datetime | None:
    """The next try after `asked` of them that ended nothing, the last one at `when`.

    5 minutes after what was never asked or asked once, then after 1 hour, 6 hours, and every
    24; None once it is for a person.
    """
    if asked >= MOST_ASKS:
        return None
    return when + (PAUSES[asked] if asked < len(PAUSES) else LAST_PAUSE)


def keys_may_be_forgotten(since: datetime, *, when: datetime) -> bool:
    """Whether a key first used at `since` proves nothing any more."""
    return when - since >= KEYS_LIVE
