"""The contract of ports/case_views.py: the work that waits for a person."""

import pytest
from attrs import evolve

from core.audit.entry import AuditEntry
from core.parked.parked_work import Ending, ParkedKind
from core.views.parked_work_view import ParkedWorkView
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.parked_work import a_parked_work, an_ended_work
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, a_read, see_parked


@pytest.fixture(autouse=True)
def _an_open_and_a_restricted_case(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2", restricted=True, owner_admin="usr_owner"))


def recorded(store: Store) -> tuple[AuditEntry, ...]:
    with store.unit_of_work() as uow:
        return uow.audit_trail.of_resource("parked:waiting")


def test_without_parked_work_nothing_waits(case_views: Reading) -> None:
    assert see_parked(case_views) == ()


def test_parked_work_is_shown_with_what_it_is_about_and_why(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_parked_work(parked_at=NOON + MICROSECOND))

    assert see_parked(case_views) == (
        ParkedWorkView(
            work_id="spw_1",
            kind=ParkedKind.REFUND,
            subject_id="srf_1",
            case_id="sca_1",
            order_id="ord_1001",
            why="The processor knows no such refund.",
            parked_at=NOON + MICROSECOND,
        ),
    )


def test_the_longest_wait_comes_first_and_what_ended_is_gone(
    store: Store, case_views: Reading
) -> None:
    commit(
        store,
        a_parked_work("spw_1", subject_id="srf_1", parked_at=NOON + MICROSECOND),
        a_parked_work("spw_3", subject_id="srf_3"),
        a_parked_work("spw_2", subject_id="srf_2"),
        a_parked_work("spw_4", subject_id="srf_4"),
        an_ended_work("spw_5"),
    )
    with store.unit_of_work() as uow:
        ended = a_parked_work("spw_4", subject_id="srf_4")
        uow.parking.save(ended.end(Ending.SETTLED, by="system", when=minutes_later(1)))
        uow.commit()

    assert [work.work_id for work in see_parked(case_views)] == ["spw_2", "spw_3", "spw_1"]


def test_what_belongs_to_no_case_is_shown_to_everybody_and_the_rest_to_those_it_is_open_to(
    store: Store, case_views: Reading
) -> None:
    commit(
        store,
        a_parked_work("spw_1", subject_id="srf_1", case_id="sca_2"),
        a_parked_work("spw_2", subject_id="srf_2"),
        a_parked_work("spw_3", kind=ParkedKind.CHARGE_EXCESS, subject_id="ch_1", case_id=None),
    )

    shown = [work.work_id for work in see_parked(case_views)]
    to_the_owner = [work.work_id for work in see_parked(case_views, reader="usr_owner")]

    assert shown == ["spw_2", "spw_3"]
    assert to_the_owner == ["spw_1", "spw_2", "spw_3"]


def test_a_page_has_fifty_of_those_open_to_the_reader(store: Store, case_views: Reading) -> None:
    hidden = [
        a_parked_work(f"spw_h{n:02}", subject_id=f"srf_h{n}", case_id="sca_2") for n in range(9)
    ]
    shown = [a_parked_work(f"spw_s{n:02}", subject_id=f"srf_s{n}") for n in range(51)]
    commit(store, *hidden, *shown)

    first, second = see_parked(case_views), see_parked(case_views, page=2)

    assert [work.work_id for work in first] == [f"spw_s{n:02}" for n in range(50)]
    assert [work.work_id for work in second] == ["spw_s50"]
    assert see_parked(case_views, page=3) == ()


def test_the_list_leaves_one_row_with_the_cases_it_showed(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_3"))
    commit(
        store,
        a_parked_work("spw_1", subject_id="srf_1"),
        a_parked_work("spw_2", subject_id="srf_2", case_id="sca_3", parked_at=minutes_later(-1)),
        a_parked_work("spw_3", subject_id="srf_3"),
        a_parked_work("spw_4", subject_id="srf_4", case_id="sca_2"),
        a_parked_work("spw_5", subject_id="srf_5", case_id=None),
    )
    audit = a_read("parked:waiting")

    see_parked(case_views, audit=audit)

    details = {"corr_id": "corr-1", "case_ids": ["sca_3", "sca_1"]}
    assert recorded(store) == (evolve(audit, details=details),)


def test_an_empty_list_leaves_a_row_too(store: Store, case_views: Reading) -> None:
    audit = a_read("parked:waiting")

    see_parked(case_views, page=2, audit=audit)

    assert recorded(store) == (evolve(audit, details={"corr_id": "corr-1", "case_ids": []}),)
