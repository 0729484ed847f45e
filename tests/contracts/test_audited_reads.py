"""The contract of ports/case_views.py: every read leaves its audit row, or gives no answer."""

from typing import Any

import pytest
from attrs import evolve

from core.audit.entry import AuditEntry
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.orders import an_order
from tests.builders.refunds import a_proposed_refund
from tests.contracts.committing import commit
from tests.contracts.reading import (
    EVERYTHING,
    Reading,
    a_read,
    see,
    see_approvals,
    see_as_party,
    see_cases,
    see_material,
    see_parked,
)

READS: dict[str, Any] = {
    "case": see,
    "case of party": lambda views, audit: see_as_party(views, "usr_b1", audit=audit),
    "cases": see_cases,
    "options": see_material,
    "approvals": see_approvals,
    "parked": see_parked,
}
every_read = pytest.mark.parametrize("read", READS.values(), ids=READS)


@pytest.fixture(autouse=True)
def _a_case_with_a_proposal(store: Store) -> None:
    commit(store, an_order(), a_charge(), a_proposed_refund_case(), a_proposed_refund())


def a_proposed_refund_case() -> object:
    return a_case("sca_1", order_id="ord_1001", subject_user="usr_b1")


def recorded(store: Store, resource: str = "case:sca_1") -> tuple[AuditEntry, ...]:
    with store.unit_of_work() as uow:
        return uow.audit_trail.of_resource(resource)


@pytest.mark.parametrize("name", ["case", "case of party", "options"])
def test_a_read_of_one_case_leaves_the_entry_it_was_given(
    store: Store, case_views: Reading, name: str
) -> None:
    audit = a_read(created_at=NOON + MICROSECOND)

    READS[name](case_views, audit=audit)

    assert recorded(store) == (audit,)


def test_a_read_of_much_around_a_case_leaves_one_row(store: Store, case_views: Reading) -> None:
    audit = a_read()

    see(case_views, selection=EVERYTHING, audit=audit)

    assert recorded(store) == (audit,)


def test_a_list_leaves_one_row_with_the_cases_it_showed(store: Store, case_views: Reading) -> None:
    commit(store, a_case("sca_2", created_at=minutes_later(1)))
    commit(store, a_case("sca_3", restricted=True))
    audit = a_read("cases")

    see_cases(case_views, reader="usr_other", audit=audit)

    details = {"corr_id": "corr-1", "case_ids": ["sca_2", "sca_1"]}
    assert recorded(store, "cases") == (evolve(audit, details=details),)


def test_the_list_of_what_waits_leaves_one_row_with_the_cases_it_showed(
    store: Store, case_views: Reading
) -> None:
    commit(store, a_case("sca_2"), a_case("sca_3", restricted=True))
    commit(store, a_proposed_refund("srf_2"), a_proposed_refund("srf_3", case_id="sca_3"))
    commit(store, a_proposed_refund("srf_4", case_id="sca_2", created_at=minutes_later(-1)))
    audit = a_read("refunds")

    see_approvals(case_views, audit=audit)

    details = {"corr_id": "corr-1", "case_ids": ["sca_2", "sca_1"]}
    assert recorded(store, "refunds") == (evolve(audit, details=details),)


def test_an_empty_list_leaves_a_row_too(store: Store, case_views: Reading) -> None:
    cases, refunds = a_read("cases"), a_read("refunds")

    see_cases(case_views, page=2, audit=cases)
    see_approvals(case_views, page=2, audit=refunds)

    details = {"corr_id": "corr-1", "case_ids": []}
    assert recorded(store, "cases") == (evolve(cases, details=details),)
    assert recorded(store, "refunds") == (evolve(refunds, details=details),)


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (lambda views, audit: see(views, "sca_9", audit=audit), "CASE_NOT_FOUND"),
        (
            lambda views, audit: see(views, "sca_r", reader="usr_x", audit=audit),
            "CASE_ACCESS_DENIED",
        ),
        (
            lambda views, audit: see_as_party(views, "usr_b1", case_id="sca_9", audit=audit),
            "CASE_NOT_FOUND",
        ),
        (lambda views, audit: see_as_party(views, "usr_x", audit=audit), "CASE_ACCESS_DENIED"),
        (
            lambda views, audit: see_material(views, case_id="sca_r", reader="usr_x", audit=audit),
            "CASE_ACCESS_DENIED",
        ),
        (
            lambda views, audit: see_material(views, order_id="ord_9", audit=audit),
            "ORDER_NOT_FOUND",
        ),
        (
            lambda views, audit: see_material(views, case_id="sca_r", audit=audit),
            "ORDER_NOT_ON_CASE",
        ),
    ],
)
def test_a_refused_read_leaves_one_row_that_says_so(
    store: Store, case_views: Reading, read: Any, code: str
) -> None:
    commit(store, a_case("sca_r", restricted=True))
    audit = a_read()

    read(case_views, audit=audit)

    assert recorded(store) == (evolve(audit, details={"corr_id": "corr-1", "refused": code}),)


@every_read
def test_a_read_whose_audit_row_is_refused_gives_no_answer(
    store: Store, case_views: Reading, read: Any
) -> None:
    taken = a_read()
    commit(store, taken)

    with pytest.raises(DuplicateRow):
        read(case_views, audit=evolve(taken, action="case.other"))

    assert recorded(store) == (taken,)


def test_asking_whether_views_are_ready_leaves_no_row(store: Store, case_views: Reading) -> None:
    assert case_views.told(case_views.views.is_ready())

    assert recorded(store) == ()
