"""The window between a counter-notice and the content's return (17 U.S.C. 512(g)(2)(C))."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from core.cases.status import CaseStatus
from core.dmca.status import DmcaStatus, RestoreGround
from core.dmca.terms import DmcaTerms
from core.dmca.window import window_after
from core.errors import ErrorCode
from core.instants import read_instant
from core.sla.business_hours import BusinessHours
from core.sla.never_due_error import NeverDueError
from core.use_cases.close_dmca_claim import CloseDmcaClaim
from core.use_cases.restore_dmca_content import RestoreDmcaContent
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.set_case_status import SetCaseStatus
from tests.dmca.desk import EARLIEST, LATEST, OTHER_PARTY, SECOND, UPLOADER, URL, Desk
from tests.use_cases.office import FAY, TESS, request_of

TERMS = DmcaTerms()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("received", "not_before", "not_after"),
    [
        ("2026-12-01T12:00:00Z", "2026-12-16T05:00:00Z", "2026-12-22T05:00:00Z"),
        # The day of receipt does not count, whatever its hour in New York.
        ("2026-12-01T05:00:00Z", "2026-12-16T05:00:00Z", "2026-12-22T05:00:00Z"),
        ("2026-12-02T04:59:59Z", "2026-12-16T05:00:00Z", "2026-12-22T05:00:00Z"),
        ("2026-12-02T05:00:00Z", "2026-12-17T05:00:00Z", "2026-12-23T05:00:00Z"),
        # On a Saturday: the first business day is the Monday behind it.
        ("2026-12-05T17:00:00Z", "2026-12-19T05:00:00Z", "2026-12-25T05:00:00Z"),
        # Christmas and New Year's Day.
        ("2026-12-18T17:00:00Z", "2027-01-06T05:00:00Z", "2027-01-12T05:00:00Z"),
        # The clocks go back on 1 November and forward on 14 March.
        ("2026-10-19T16:00:00Z", "2026-11-03T05:00:00Z", "2026-11-07T05:00:00Z"),
        ("2026-10-14T16:00:00Z", "2026-10-29T04:00:00Z", "2026-11-04T05:00:00Z"),
        ("2027-03-01T17:00:00Z", "2027-03-16T04:00:00Z", "2027-03-20T04:00:00Z"),
        ("2027-02-25T17:00:00Z", "2027-03-12T05:00:00Z", "2027-03-18T04:00:00Z"),
    ],
)
def test_the_window_is_counted_in_whole_business_days_of_its_zone(
    received: str, not_before: str, not_after: str
) -> None:
    window = window_after(read_instant(received), TERMS)
    assert window.not_before == read_instant(not_before)
    assert window.not_after == read_instant(not_after)


def test_who_moves_money_and_is_a_customer_too_counters_nothing_for_others(desk: Desk) -> None:
    claim_id = desk.files()
    fay = request_of("usr_fay", FAY.roles | UPLOADER.roles)
    told = desk.refuses(desk.countering(claim_id), fay)
    assert told == (ErrorCode.CASE_ACCESS_DENIED, "caseId")


def test_a_day_ends_at_the_instant_at_which_clocks_skip_midnight() -> None:
    """In Santiago the clocks go from 24:00 on Saturday 5 September 2026 to 01:00 on Sunday."""
    calendar = evolve(TERMS.calendar, zone="America/Santiago", holidays=frozenset())
    saturdays = evolve(calendar, shifts=(evolve(calendar.shifts[0], weekday=5),))
    terms = evolve(TERMS, calendar=saturdays, restore_after_days=1, restore_within_days=2)
    window = window_after(datetime(2026, 9, 4, 12, tzinfo=UTC), terms)
    assert window.not_before == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert window.not_after == datetime(2026, 9, 13, 3, tzinfo=UTC)


def test_a_calendar_without_days_never_gets_there() -> None:
    mondays = evolve(TERMS.calendar.shifts[0], weekday=0)
    off = frozenset(date.fromordinal(day) for day in range(739_000, 745_000))
    calendar = BusinessHours(zone="UTC", shifts=(mondays,), holidays=off)
    with pytest.raises(NeverDueError):
        window_after(datetime(2026, 1, 1, tzinfo=UTC), evolve(TERMS, calendar=calendar))


@pytest.mark.parametrize(
    ("when", "status"),
    [
        (EARLIEST - SECOND, DmcaStatus.COUNTER_NOTICED),
        (EARLIEST, DmcaStatus.RESTORED),
        (LATEST - SECOND, DmcaStatus.RESTORED),
    ],
)
def test_the_sweep_restores_as_soon_as_the_window_begins(
    desk: Desk, when: datetime, status: DmcaStatus
) -> None:
    claim_id = desk.countered()
    desk.is_at(when)
    desk.sweeps()
    claim = desk.claim(claim_id)
    assert (claim.status, claim.overdue_at) == (status, None)
    assert desk.content.hides(URL) == (status is DmcaStatus.COUNTER_NOTICED)


def test_nobody_restores_before_the_window_begins(desk: Desk) -> None:
    claim_id = desk.countered()
    restoring = RestoreDmcaContent(claim_id=claim_id)
    desk.is_at(EARLIEST - SECOND)
    assert desk.refuses(restoring, TESS) == (ErrorCode.NOT_ACTIVE, "claimId")
    desk.is_at(EARLIEST)
    desk.gives(restoring)
    claim = desk.claim(claim_id)
    assert (claim.status, claim.restore_ground) == (DmcaStatus.RESTORED, RestoreGround.STAFF)


def test_content_that_is_not_back_in_time_raises_one_alarm_and_still_comes_back(
    desk: Desk,
) -> None:
    claim_id = desk.countered()
    desk.content.away_because = "the bus is away"
    desk.is_at(EARLIEST)
    desk.sweeps()
    desk.is_at(LATEST - SECOND)
    desk.sweeps()
    assert desk.claim(claim_id).overdue_at is None
    desk.is_at(LATEST)
    assert desk.sweeps() == ["overdue content"]
    desk.clock.advance(60 * SECOND * 60)
    assert desk.sweeps() == ["content order"]

    claim = desk.claim(claim_id)
    assert claim.overdue_at == LATEST
    assert desk.stored_case(claim.case_id).escalated
    assert desk.announced(claim.case_id).count("dmca.overdue") == 1
    assert desk.notified(claim.case_id).count("dmca.deadline") == 1
    desk.content.away_because = None
    desk.clock.advance(60 * SECOND * 60)
    desk.sweeps()
    assert desk.claim(claim_id).status is DmcaStatus.RESTORED
    assert desk.announced(claim.case_id).count("dmca.overdue") == 1


def test_a_person_who_restores_too_late_raises_the_alarm_as_well(desk: Desk) -> None:
    claim_id = desk.countered()
    desk.is_at(LATEST)
    desk.gives(RestoreDmcaContent(claim_id=claim_id))
    claim = desk.claim(claim_id)
    assert (claim.status, claim.overdue_at) == (DmcaStatus.RESTORED, LATEST)
    assert desk.announced(claim.case_id)[-2:] == ["dmca.overdue", "dmca.restored"]


def test_a_court_action_in_time_keeps_the_content_down(desk: Desk) -> None:
    claim_id = desk.countered()
    desk.does(desk.goes_to_court(claim_id), TESS)
    desk.is_at(LATEST)
    assert desk.sweeps() == []
    claim = desk.claim(claim_id)
    assert (claim.status, claim.counts) == (DmcaStatus.KEPT_DOWN, True)
    assert desk.content.hides(URL)
    desk.does(CloseDmcaClaim(claim_id=claim_id), TESS)
    assert desk.claim(claim_id).counts


@pytest.mark.parametrize(
    ("when", "accepted"), [(LATEST - SECOND, True), (LATEST, False)], ids=["in time", "too late"]
)
def test_a_court_action_has_to_be_reported_within_the_window(
    desk: Desk, when: datetime, accepted: bool
) -> None:
    reporting = desk.goes_to_court(desk.countered())
    desk.is_at(when)
    if accepted:
        desk.does(reporting, TESS)
    else:
        assert desk.refuses(reporting, TESS) == (ErrorCode.NOT_ACTIVE, "claimId")


def test_a_court_action_is_too_late_once_the_return_is_ordered(desk: Desk) -> None:
    claim_id = desk.countered()
    desk.content.away_because = "the bus is away"
    desk.is_at(EARLIEST)
    desk.sweeps()
    assert desk.claim(claim_id).status is DmcaStatus.COUNTER_NOTICED
    assert desk.refuses(desk.goes_to_court(claim_id), TESS) == (ErrorCode.NOT_ACTIVE, "claimId")


def test_a_court_action_answers_a_counter_notice(desk: Desk) -> None:
    reporting = desk.goes_to_court(desk.files())
    assert desk.refuses(reporting, TESS) == (ErrorCode.INVALID_TRANSITION, "claimId")


def test_only_the_uploader_or_staff_for_them_counter_a_claim_and_once(desk: Desk) -> None:
    claim_id = desk.files()
    countering = desk.countering(claim_id)
    assert desk.refuses(countering, OTHER_PARTY) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    desk.does(countering, TESS)
    assert desk.refuses(countering, UPLOADER) == (ErrorCode.INVALID_TRANSITION, "claimId")


def test_the_uploader_is_kept_out_of_a_restricted_case(desk: Desk) -> None:
    claim_id = desk.files()
    desk.does(RestrictCase(case_id=desk.claim(claim_id).case_id, restricted=True), TESS)
    countering = desk.countering(claim_id)
    assert desk.refuses(countering, UPLOADER) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")


def test_a_counter_notice_takes_a_closed_case_up_again_and_keeps_it_open(desk: Desk) -> None:
    claim_id = desk.files()
    case_id = desk.claim(claim_id).case_id
    closing = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    desk.does(closing, TESS)
    desk.counters(claim_id)

    assert desk.stored_case(case_id).status is CaseStatus.INVESTIGATING
    desk.does(SetCaseStatus(case_id=case_id, status=CaseStatus.AWAITING_USER), TESS)
    assert desk.refuses(closing, TESS) == (ErrorCode.INVALID_TRANSITION, "status")
    desk.is_at(EARLIEST)
    desk.sweeps()
    desk.does(closing, TESS)
