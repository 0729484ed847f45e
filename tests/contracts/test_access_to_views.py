"""The contract of ports/case_views.py: who is shown a case (domain.md, *Case*, restricted)."""

import pytest

from core.cases.case import Case
from core.errors import ErrorCode, Refusal
from core.views.case_view import CaseView
from core.views.options_material import OptionsMaterial
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import minutes_later
from tests.builders.orders import an_order
from tests.builders.refunds import a_proposed_refund
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see, see_approvals, see_cases, see_material, seen

NAMED = ("usr_agent", "usr_owner", "usr_w1", "usr_w2")


def a_restricted_case(case_id: str = "sca_1") -> Case:
    return a_case(
        case_id,
        restricted=True,
        order_id="ord_1001",
        owner_admin="usr_owner",
        subject_user="usr_b1",
        watchers=("usr_w1", "usr_w2"),
    )


@pytest.fixture(autouse=True)
def _a_restricted_case_with_money(store: Store) -> None:
    commit(store, an_order(), a_charge(), a_restricted_case(), a_proposed_refund())


def test_a_case_nobody_opened_is_not_found(case_views: Reading) -> None:
    refusal = see(case_views, "sca_unknown")

    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == (ErrorCode.CASE_NOT_FOUND, "caseId")


@pytest.mark.parametrize("reader", NAMED)
def test_a_restricted_case_is_open_to_its_opener_owner_and_watchers(
    case_views: Reading, reader: str
) -> None:
    assert isinstance(see(case_views, reader=reader), CaseView)
    assert isinstance(see_material(case_views, reader=reader), OptionsMaterial)
    assert [view.case_id for view in see_cases(case_views, reader=reader)] == ["sca_1"]
    assert [view.refund_id for view in see_approvals(case_views, reader=reader)] == ["srf_1"]


@pytest.mark.parametrize("reader", ["usr_stranger", "usr_b1", "", "usr_w"])
def test_a_restricted_case_is_closed_to_all_other_staff(case_views: Reading, reader: str) -> None:
    for refusal in (see(case_views, reader=reader), see_material(case_views, reader=reader)):
        assert isinstance(refusal, Refusal)
        assert (refusal.code, refusal.field) == (ErrorCode.CASE_ACCESS_DENIED, "caseId")
    assert see_cases(case_views, reader=reader) == ()
    assert see_approvals(case_views, reader=reader) == ()


def test_a_restricted_case_without_an_owner_is_nobodys_by_accident(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_2", restricted=True))

    assert isinstance(see(case_views, "sca_2", reader="usr_stranger"), Refusal)
    assert see_cases(case_views, reader="usr_stranger") == ()


def test_an_unrestricted_case_is_open_to_all_staff(store: Store, case_views: Reading) -> None:
    commit(store, a_case("sca_2"))

    assert isinstance(see(case_views, "sca_2", reader="usr_stranger"), CaseView)
    assert len(see_cases(case_views, reader="usr_stranger")) == 1


def test_earlier_cases_are_the_persons_own_newest_first(store: Store, case_views: Reading) -> None:
    earlier = [
        a_case(f"sca_e{n}", subject_user="usr_x", created_at=minutes_later(n)) for n in range(3)
    ]
    now = a_case("sca_now", subject_user="usr_x", created_at=minutes_later(3))
    twin = a_case("sca_twin", subject_user="usr_x", created_at=minutes_later(3))
    later = a_case("sca_later", subject_user="usr_x", created_at=minutes_later(4))
    foreign = a_case("sca_foreign", subject_user="usr_y", created_at=minutes_later(1))
    commit(store, *earlier, now, twin, later, foreign)

    shown = [case.case_id for case in seen(case_views, "sca_now").earlier_cases]

    assert shown == ["sca_e2", "sca_e1", "sca_e0"]


def test_earlier_cases_are_at_most_the_twenty_newest(store: Store, case_views: Reading) -> None:
    cases = [
        a_case(f"sca_e{n:02}", subject_user="usr_x", created_at=minutes_later(n)) for n in range(23)
    ]
    commit(store, *cases)

    shown = [case.case_id for case in seen(case_views, "sca_e22").earlier_cases]

    assert shown == [case.case_id for case in reversed(cases[2:22])]


def test_a_case_about_nobody_has_no_earlier_cases(store: Store, case_views: Reading) -> None:
    commit(store, a_case("sca_e0"), a_case("sca_now", created_at=minutes_later(1)))

    assert seen(case_views, "sca_now").earlier_cases == ()


def test_restricted_earlier_cases_are_left_out_for_readers_they_do_not_name(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_now", subject_user="usr_b1", created_at=minutes_later(1)))

    assert len(seen(case_views, "sca_now", reader="usr_w2").earlier_cases) == 1
    assert seen(case_views, "sca_now", reader="usr_stranger").earlier_cases == ()
