"""The machine's clock, and the one that a demo moves."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.system.movable_clock import MovableClock
from adapters.system.system_clock import SystemClock
from adapters.system.unreadable_offset import UnreadableOffset
from tests.builders.instants import MICROSECOND, NOON
from tests.system.fixed_clock import FixedClock

TEN_DAYS = timedelta(days=10)


def test_the_system_clock_tells_the_present_in_utc() -> None:
    before = datetime.now(UTC)
    told = SystemClock().now()

    assert told.tzinfo is UTC
    assert before <= told <= datetime.now(UTC)


def test_a_movable_clock_runs_with_the_one_beneath_it() -> None:
    beneath = FixedClock()
    clock = MovableClock(beneath)
    assert clock.now() == NOON

    beneath.move(MICROSECOND)

    assert clock.now() == NOON + MICROSECOND


def test_an_advance_tells_the_new_time_and_advances_add_up() -> None:
    clock = MovableClock(FixedClock())

    assert clock.advance(TEN_DAYS) == NOON + TEN_DAYS
    assert clock.advance(MICROSECOND) == clock.now() == NOON + TEN_DAYS + MICROSECOND


@pytest.mark.parametrize("by", [timedelta(), -MICROSECOND, -TEN_DAYS])
def test_a_clock_is_not_put_back(by: timedelta) -> None:
    clock = MovableClock(FixedClock())

    with pytest.raises(ValueError, match="forward"):
        clock.advance(by)

    assert clock.now() == NOON


def test_a_time_beyond_every_calendar_is_refused_and_nothing_moves(tmp_path: Path) -> None:
    clock = MovableClock.at(tmp_path / "clock.json", FixedClock())

    with pytest.raises(ValueError, match="calendar"):
        clock.advance(timedelta(days=4_000_000))

    assert clock.now() == NOON


def test_clocks_on_one_file_tell_the_same_time_also_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "clock.json"
    serving, advancing = (MovableClock.at(file, FixedClock()) for _ in range(2))

    advancing.advance(TEN_DAYS)

    assert serving.now() == MovableClock.at(file, FixedClock()).now() == NOON + TEN_DAYS
    assert json.loads(file.read_text()) == {"advanced_us": 864_000_000_000}


def test_a_file_is_replaced_whole_and_leaves_no_drafts(tmp_path: Path) -> None:
    clock = MovableClock.at(tmp_path / "clock.json", FixedClock())

    for _ in range(3):
        clock.advance(TEN_DAYS)

    assert [path.name for path in tmp_path.iterdir()] == ["clock.json"]


@pytest.mark.parametrize("kept_in_a_file", [False, True])
def test_no_advance_is_lost_when_many_come_at_once(tmp_path: Path, *, kept_in_a_file: bool) -> None:
    file = tmp_path / "clock.json"
    clock = MovableClock.at(file, FixedClock()) if kept_in_a_file else MovableClock(FixedClock())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(clock.advance, [timedelta(seconds=1)] * 80))

    assert clock.now() == NOON + timedelta(seconds=80)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "[]",
        "5",
        "{}",
        '{"advanced_us": "5"}',
        '{"advanced_us": -1}',
        '{"advanced_us": true}',
        '{"advanced_us": 1.5}',
        '{"advanced_us": 1e999}',
        '{"advanced_us": 999999999999999999999999}',
    ],
)
def test_a_file_that_is_no_clocks_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "clock.json"
    file.write_text(text)

    with pytest.raises(UnreadableOffset) as unreadable:
        MovableClock.at(file, FixedClock()).now()

    assert unreadable.value.path == file
    assert file.read_text() == text
