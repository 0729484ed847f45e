"""The contract of ports/case_views.py: the list of cases, 50 a page, newest first."""

import pytest

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_in
from tests.builders.charges import a_charge
from tests.builders.holds import a_hold
from tests.builders.instants import minutes_later
from tests.builders.links import a_link
from tests.builders.orders import an_order
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, an_event
from tests.contracts.committing import commit
from tests.contracts.reading import EVERYTHING, Reading, see_cases, seen


def ids(cases: object) -> list[str]:
    assert isinstance(cases, tuple)
    return [case.case_id for case in cases]


def many(number: int, **changes: object) -> list[Case]:
    return [a_case(f"sca_{n:03}", created_at=minutes_later(n), **changes) for n in range(number)]


def test_without_cases_the_list_is_empty(case_views: Reading) -> None:
    assert see_cases(case_views) == ()


def test_cases_are_newest_first_and_then_by_id_backwards(store: Store, case_views: Reading) -> None:
    commit(store, a_case("sca_2"), a_case("sca_9", created_at=minutes_later(-1)), a_case("sca_3"))

    assert ids(see_cases(case_views)) == ["sca_3", "sca_2", "sca_9"]


@pytest.mark.parametrize("number", [49, 50, 51, 101])
def test_a_page_has_fifty_cases_and_past_the_end_there_are_none(
    store: Store, case_views: Reading, number: int
) -> None:
    cases = many(number)
    commit(store, *cases)
    newest_first = [case.case_id for case in reversed(cases)]

    assert ids(see_cases(case_views)) == newest_first[:50]
    assert ids(see_cases(case_views, page=2)) == newest_first[50:100]
    assert ids(see_cases(case_views, page=3)) == newest_first[100:]
    assert see_cases(case_views, page=4) == ()


def test_restricted_cases_closed_to_the_reader_leave_no_gap_in_a_page(
    store: Store, case_views: Reading
) -> None:
    hidden = many(30, restricted=True)
    shown = [a_case(f"sca_s{n:02}", created_at=minutes_later(-n)) for n in range(51)]
    commit(store, *hidden, *shown)

    assert ids(see_cases(case_views, reader="usr_other")) == [case.case_id for case in shown[:50]]
    assert ids(see_cases(case_views, reader="usr_other", page=2)) == ["sca_s50"]


@pytest.mark.parametrize("kind", CaseKind)
def test_a_list_of_one_kind_has_no_other(store: Store, case_views: Reading, kind: CaseKind) -> None:
    commit(store, *(a_case(f"sca_{each}", kind=each) for each in CaseKind))

    assert ids(see_cases(case_views, kind=kind)) == [f"sca_{kind}"]


@pytest.mark.parametrize("status", CaseStatus)
def test_a_list_of_one_status_has_no_other(
    store: Store, case_views: Reading, status: CaseStatus
) -> None:
    commit(store, *(a_case_in(each, f"sca_{each}") for each in CaseStatus))

    assert ids(see_cases(case_views, status=status)) == [f"sca_{status}"]


def test_kind_and_status_narrow_together(store: Store, case_views: Reading) -> None:
    commit(
        store,
        a_case("sca_1", kind=CaseKind.PRODUCT),
        a_case("sca_2", kind=CaseKind.PRODUCT, status=CaseStatus.TRIAGE),
        a_case("sca_3", status=CaseStatus.TRIAGE),
    )

    found = see_cases(case_views, kind=CaseKind.PRODUCT, status=CaseStatus.TRIAGE)

    assert ids(found) == ["sca_2"]


def test_every_case_of_a_list_is_shown_as_it_is_alone(store: Store, case_views: Reading) -> None:
    commit(store, an_order(), a_charge(), a_case("sca_1", subject_user="usr_b1"))
    commit(store, a_case("sca_2", subject_user="usr_b1", created_at=minutes_later(1)))
    commit(store, an_event("sev_1"), an_event("sev_2", case_id="sca_2"), a_message(), a_refund())
    commit(store, a_hold(case_id="sca_2"), a_link("sca_1", "sca_2"))

    listed = see_cases(case_views, selection=EVERYTHING)

    assert listed == (seen(case_views, "sca_2"), seen(case_views, "sca_1"))
    assert [len(case.timeline[1]) for case in listed] == [1, 1]
