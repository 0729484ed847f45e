"""The pauses between the attempts at one message."""

from datetime import timedelta

import pytest

from core.announcements.redelivery import MOST_ATTEMPTS, pause_after


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(1, 5), (2, 20), (3, 80), (4, 320), (5, 1280), (6, 5120), (7, 20480)],
)
def test_each_pause_is_four_times_the_one_before(attempts: int, seconds: int) -> None:
    assert pause_after(attempts) == timedelta(seconds=seconds)


@pytest.mark.parametrize("attempts", [MOST_ATTEMPTS, MOST_ATTEMPTS + 1])
def test_after_the_last_attempt_there_is_none(attempts: int) -> None:
    assert pause_after(attempts) is None


def test_the_last_attempt_is_seven_and_a_half_hours_after_the_first() -> None:
    pauses = [pause_after(attempts) for attempts in range(1, MOST_ATTEMPTS)]
    assert sum(filter(None, pauses), timedelta()) == timedelta(hours=7, minutes=35, seconds=5)
