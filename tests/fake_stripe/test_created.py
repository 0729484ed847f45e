"""Lists of what came about in a time."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, error, get
from tests.fake_stripe.movable_clock import NOON, MovableClock

FIRST = int(NOON.timestamp())


@pytest.fixture
def refunds(stripe: FakeStripe, clock: MovableClock) -> list[str]:
    """Three refunds, an hour from each to the next."""
    made = []
    for _ in range(3):
        made.append(stripe.dashboard.refund("ch_1", 1)["id"])
        clock.move(timedelta(hours=1))
    return made


@pytest.mark.parametrize(
    ("created", "wanted"),
    [
        ({"gte": FIRST}, [0, 1, 2]),
        ({"gt": FIRST}, [1, 2]),
        ({"gt": str(FIRST), "lt": FIRST + 7_200}, [1]),
        ({"lte": FIRST + 3_600}, [0, 1]),
        (FIRST + 3_600, [1]),
        (str(FIRST + 1), []),
        ({"gte": 0}, [0, 1, 2]),
        (0, []),
    ],
)
def test_a_list_can_be_of_a_time(
    stripe: FakeStripe, refunds: list[str], created: object, wanted: list[int]
) -> None:
    found = body(get(stripe, "refunds", created=created))["data"]
    assert [row["id"] for row in found] == [refunds[index] for index in reversed(wanted)]


@pytest.mark.parametrize("created", [{}, {"after": 1}, {"gte": "noon"}, "noon", -1, [1]])
@pytest.mark.parametrize("things", ["refunds", "disputes", "events"])
def test_a_time_that_is_none_is_refused(stripe: FakeStripe, things: str, created: object) -> None:
    assert error(get(stripe, things, created=created))


def test_events_are_kept_for_thirty_days(stripe: FakeStripe, clock: MovableClock) -> None:
    stripe.dashboard.refund("ch_1", 1)
    (event, _) = stripe.dashboard.events()
    clock.move(timedelta(days=30))
    assert body(get(stripe, f"events/{event['id']}")) == event
    assert event in body(get(stripe, "events"))["data"]
    clock.move(timedelta(seconds=1))
    assert error(get(stripe, f"events/{event['id']}"), 404)
    assert event not in body(get(stripe, "events"))["data"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"type": "refund.created"}, 1),
        ({"type": "charge.*"}, 3),
        ({"types": ["refund.created", "charge.dispute.created"]}, 2),
        ({"types": []}, 4),
        ({"type": "payout.paid"}, 0),
    ],
)
def test_events_are_listed_by_their_types(
    stripe: FakeStripe, asked: dict[str, object], count: int
) -> None:
    stripe.dashboard.refund("ch_1", 1)
    stripe.dashboard.open_dispute("ch_1")
    assert len(body(get(stripe, "events", **asked))["data"]) == count
