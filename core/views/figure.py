"""What those who run the Support Center watch: counts, cents and seconds, and nobody's name."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final

from attrs import frozen

from core.disputes.dispute import INQUIRIES, LOST, WON
from core.refunds.reasons import RefundReason

TIMES_OF: Final = timedelta(days=7)
"""How far back response and resolution times go, by when the clock was stopped."""
EVENTS_OF: Final = timedelta(days=30)
"""How far back openings, breaches and refunds go, by when they were written."""
DISPUTES_OF: Final = timedelta(days=90)
"""How far back disputes go, by when they last changed: a bank takes its time."""
MOST_TIMES: Final = 20_000
"""The newest so many times count: enough for any quantile, and a bound for the database."""
MOST_WAITING: Final = 100_000
"""No more waiting messages are counted."""
WITHIN: Final = tuple(
    timedelta(minutes=minutes)
    for minutes in (5, 15, 30, 60, 120, 240, 480, 1_440, 2_880, 4_320, 7_200, 14_400, 43_200)
)
"""Bounds of times, in business time as the clocks count it; targets are among them."""
AGES: Final = ("under_1d", "1d_to_3d", "3d_to_7d", "7d_to_30d", "over_30d")
AGE_BOUNDS: Final = tuple(timedelta(days=days) for days in (1, 3, 7, 30))
UNKNOWN: Final = "unknown"
"""Stands for whatever is in a column and in no list of ours: it may be anybody's words."""
REASONS: Final = frozenset({*RefundReason, "goodwill"})
DISPUTE_STATUSES: Final = WON | LOST | INQUIRIES | {"needs_response", "under_review"}


class FigureName(StrEnum):
    """What a figure counts, and by what."""

    FIRST_RESPONSES = "first_responses"
    """Clocks that were met, by priority and by which of WITHIN (`0` to `13`) they kept."""
    FIRST_RESPONSE_MS = "first_response_ms"
    """Their business time in all, by priority."""
    RESOLUTIONS = "resolutions"
    RESOLUTION_MS = "resolution_ms"
    BACKLOG = "backlog"
    """Cases that nobody has resolved, by status and by age (AGES)."""
    BREACHES = "breaches"
    """Missed deadlines, by clock and by the priority that the case then had."""
    OPENED = "opened"
    """Cases, by kind."""
    REFUNDS = "refunds"
    """Card refunds, by reason and status."""
    REFUNDED_CASES = "refunded_cases"
    """Cases with a card refund that succeeded, by its reason."""
    REFUNDED_CENTS = "refunded_cents"
    """What went back to cards, by reason and currency."""
    GOODWILL_CENTS = "goodwill_cents"
    """What was credited to wallets, by currency."""
    HELD_CENTS = "held_cents"
    """Exposure: applied holds as far as they are payable, by currency."""
    DISPUTES = "disputes"
    """By status."""
    OUTBOX_WAITING = "outbox_waiting"
    OUTBOX_LAG_MS = "outbox_lag_ms"
    """How long the first message that waits has waited."""
    PARKED = "parked"
    """What waits for a person, by kind."""
    PARKED_OLDEST_MS = "parked_oldest_ms"


@frozen(order=True)
class Figure:
    """One number; `labels` are of few values each."""

    name: FigureName
    labels: tuple[str, ...]
    value: int


Figures = Sequence[Figure]
