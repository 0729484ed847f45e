"""What happens on cases, and how often."""

from collections.abc import Callable

from attrs import frozen

from entrypoints.demo.volumes.booking_stories import (
    answered_too_late,
    half_refunded_open,
    held_and_let_go,
    large_refund_waits,
    refunded_and_closed,
    waits_for_the_customer,
)
from entrypoints.demo.volumes.other_stories import (
    explained_and_closed,
    harassment_denied,
    just_opened,
    money_question_open,
)
from entrypoints.demo.volumes.stage import Stage


@frozen
class Story:
    """`play` tells it on a stage at a price in cents; `weight` is how often it happens."""

    name: str
    weight: int
    play: Callable[[Stage, int], None]


STORIES = (
    Story("refunded and closed", 40, refunded_and_closed),
    Story("held and let go", 12, held_and_let_go),
    Story("answered too late", 8, answered_too_late),
    Story("explained and closed", 18, explained_and_closed),
    Story("harassment denied", 6, harassment_denied),
    Story("waits for the customer", 5, waits_for_the_customer),
    Story("large refund waits", 3, large_refund_waits),
    Story("half refunded, open", 3, half_refunded_open),
    Story("just opened", 3, just_opened),
    Story("money question, open", 2, money_question_open),
)
PRICES = (12_000, 19_900, 25_000, 48_000, 80_000)
