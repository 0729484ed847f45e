"""When the processor is asked again (reliability.md 5 and 6)."""

from datetime import timedelta

import pytest

from core.asking import MOST_ASKS, ask_again_at, keys_may_be_forgotten
from tests.builders.instants import MICROSECOND, NOON


@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        (0, timedelta(minutes=5)),
        (1, timedelta(minutes=5)),
        (2, timedelta(hours=1)),
        (3, timedelta(hours=6)),
        (4, timedelta(hours=24)),
        (MOST_ASKS - 1, timedelta(hours=24)),
    ],
)
def test_it_is_asked_again_ever_more_rarely(asked: int, pause: timedelta) -> None:
    assert ask_again_at(asked, when=NOON) == NOON + pause


@pytest.mark.parametrize("asked", [MOST_ASKS, MOST_ASKS + 1])
def test_after_the_last_try_it_is_for_a_person(asked: int) -> None:
    assert ask_again_at(asked, when=NOON) is None


def test_a_key_is_relied_on_for_less_than_23_hours() -> None:
    later = NOON + timedelta(hours=23)
    assert not keys_may_be_forgotten(NOON, when=later - MICROSECOND)
    assert keys_may_be_forgotten(NOON, when=later)
