"""When quiet hours end, to the second and across daylight saving (reliability.md 30)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.notifications.kind import CRITICAL, NotificationKind
from core.notifications.quiet_hours import QuietHours
from core.notifications.terms import NotificationTerms
from core.notifications.terms_error import NotificationTermsError

BERLIN = QuietHours(zone="Europe/Berlin", begins=timedelta(hours=22), ends=timedelta(hours=7))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-12-01T20:59:59.999999", "2026-12-01T20:59:59.999999"),
        ("2026-12-01T21:00:00", "2026-12-02T06:00:00"),
        ("2026-12-01T22:59:59.999999", "2026-12-02T06:00:00"),
        ("2026-12-01T23:00:00", "2026-12-02T06:00:00"),
        ("2026-12-02T05:59:59.999999", "2026-12-02T06:00:00"),
        ("2026-12-02T06:00:00", "2026-12-02T06:00:00"),
        # In the night that is an hour shorter, and in the one that is an hour longer.
        ("2026-03-28T21:00:00", "2026-03-29T05:00:00"),
        ("2026-10-24T20:00:00", "2026-10-25T06:00:00"),
    ],
)
def test_over_midnight_they_end_in_the_morning(now: str, ends: str) -> None:
    assert BERLIN.end_after(at(now)) == at(ends)


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2026-06-01T09:59:59", "2026-06-01T09:59:59"),
        ("2026-06-01T10:00:00", "2026-06-01T11:30:00"),
        ("2026-06-01T11:30:00", "2026-06-01T11:30:00"),
    ],
)
def test_within_a_day_they_end_that_day(now: str, ends: str) -> None:
    siesta = QuietHours(
        zone="Europe/Berlin", begins=timedelta(hours=12), ends=timedelta(hours=13, minutes=30)
    )
    assert siesta.end_after(at(now)) == at(ends)


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        # 02:30 does not come that day: 01:59:59 is followed by 03:00.
        ("2026-03-29T00:30:00", "2026-03-29T01:00:00"),
        # 02:30 comes twice: the hours end at the first, and what comes in the second waits for it.
        ("2026-10-25T00:00:00", "2026-10-25T00:30:00"),
        ("2026-10-25T00:45:00", "2026-10-25T00:45:00"),
        ("2026-10-25T01:10:00", "2026-10-25T01:30:00"),
    ],
)
def test_an_end_that_is_skipped_or_comes_twice(now: str, ends: str) -> None:
    early = QuietHours(
        zone="Europe/Berlin", begins=timedelta(hours=1), ends=timedelta(hours=2, minutes=30)
    )
    assert early.end_after(at(now)) == at(ends)


@given(
    minutes=st.integers(0, 2 * 366 * 1440),
    begins=st.integers(0, 1439),
    lasts=st.integers(1, 1439),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
)
def test_what_comes_out_is_never_quiet_nor_earlier(
    minutes: int, begins: int, lasts: int, zone: str
) -> None:
    now = at("2026-01-01T00:00:01") + timedelta(minutes=minutes)
    quiet = QuietHours(
        zone=zone,
        begins=timedelta(minutes=begins),
        ends=timedelta(minutes=(begins + lasts) % 1440),
    )
    end = quiet.end_after(now)
    assert now <= end <= now + timedelta(hours=25)
    assert quiet.end_after(end) == end


def test_ending_at_midnight_is_the_end_of_the_day() -> None:
    late = QuietHours(zone="UTC", begins=timedelta(hours=22), ends=timedelta())
    assert late.end_after(at("2026-12-01T23:00")) == at("2026-12-02T00:00")
    assert late.end_after(at("2026-12-02T00:00")) == at("2026-12-02T00:00")


@pytest.mark.parametrize(
    ("zone", "begins", "ends", "path"),
    [
        ("Mars/Olympus", 22, 7, "zone"),
        ("../etc/passwd", 22, 7, "zone"),
        ("UTC", 24, 7, "from"),
        ("UTC", 22, -1, "to"),
        ("UTC", 7, 7, "to"),
    ],
)
def test_hours_that_cannot_be_say_where(zone: str, begins: int, ends: int, path: str) -> None:
    with pytest.raises(NotificationTermsError) as told:
        QuietHours(zone=zone, begins=timedelta(hours=begins), ends=timedelta(hours=ends))
    assert told.value.path == path


@pytest.mark.parametrize("kind", NotificationKind)
def test_only_what_is_critical_is_told_in_the_night(kind: NotificationKind) -> None:
    night, morning = at("2026-12-01T23:00"), at("2026-12-02T06:00")
    terms = NotificationTerms(quiet_hours=BERLIN)
    assert terms.due(kind, night) == (night if kind in CRITICAL else morning)
    assert NotificationTerms().due(kind, night) == night
