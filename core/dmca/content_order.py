"""What whoever serves content is told about it: out of sight, or back (port ContentVisibility)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from attrs import frozen


class ContentAct(StrEnum):
    HIDE = "hide"
    RESTORE = "restore"


@frozen(kw_only=True)
class ContentOrder:
    """One command under one claim. It may arrive twice and out of order.

    Of two orders of a claim the higher `number` counts. Content is visible while no claim has
    it hidden: two claims may be about the same URL.
    """

    act: ContentAct
    claim_id: str
    case_id: str
    creator_id: str
    number: int
    urls: tuple[str, ...]
    ordered_at: datetime

    @property
    def order_id(self) -> str:
        """The same however often the order is sent (`sdm_…:1`)."""
        return f"{self.claim_id}:{self.number}"


PAUSES: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
)
LAST_PAUSE: Final = timedelta(hours=1)
ALARMING_TRIES: Final = 3
"""So many tries in vain, and a person is told. The order goes on being sent all the same."""


def send_again_at(tries: int, *, when: datetime) -> datetime:
    """When an order is sent again after `tries` in vain, the last of them at `when`.

    A minute after what was never answered, then after 5 and 15 minutes, then every hour: what
    has to be hidden at once, or back by a day, is never given up.
    """
    return when + (PAUSES[tries] if tries < len(PAUSES) else LAST_PAUSE)
