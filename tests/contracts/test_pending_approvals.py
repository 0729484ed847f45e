"""The contract of ports/case_views.py: the refunds that wait for a decision."""

import pytest

from core.refunds.refund import RefundStatus
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.orders import an_order
from tests.builders.refunds import a_failed_refund, a_proposed_refund, a_refund
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see_approvals, seen


@pytest.fixture(autouse=True)
def _an_open_and_a_restricted_case(store: Store) -> None:
    commit(store, an_order(), a_charge(), a_case("sca_1"), a_case("sca_2", restricted=True))


def test_without_proposals_nothing_waits(case_views: Reading) -> None:
    assert see_approvals(case_views) == ()


def test_a_proposal_is_shown_as_on_its_case(store: Store, case_views: Reading) -> None:
    commit(store, a_proposed_refund())

    assert see_approvals(case_views) == seen(case_views).refunds


def test_proposals_are_oldest_first_and_nothing_else_is_among_them(
    store: Store, case_views: Reading
) -> None:
    commit(
        store,
        a_proposed_refund("srf_1", created_at=NOON + MICROSECOND),
        a_proposed_refund("srf_3"),
        a_proposed_refund("srf_2"),
        a_refund("srf_4"),
        a_refund("srf_5", status=RefundStatus.SUCCEEDED, processor_ref="re_5"),
        a_failed_refund("srf_6"),
    )

    found = see_approvals(case_views)

    assert [refund.refund_id for refund in found] == ["srf_2", "srf_3", "srf_1"]


def test_a_decided_proposal_waits_no_more(store: Store, case_views: Reading) -> None:
    proposed = a_proposed_refund()
    commit(store, proposed)
    with store.unit_of_work() as uow:
        uow.refunds.save(proposed.failed("rejected", when=minutes_later(1)))
        uow.commit()

    assert see_approvals(case_views) == ()


def test_a_page_has_fifty_of_those_open_to_the_reader(store: Store, case_views: Reading) -> None:
    hidden = [a_proposed_refund(f"srf_h{n:02}", case_id="sca_2") for n in range(20)]
    shown = [a_proposed_refund(f"srf_s{n:02}") for n in range(51)]
    commit(store, *hidden, *shown)

    first, second = see_approvals(case_views), see_approvals(case_views, page=2)

    assert [refund.refund_id for refund in first] == [f"srf_s{n:02}" for n in range(50)]
    assert [refund.refund_id for refund in second] == ["srf_s50"]
    assert see_approvals(case_views, page=3) == ()
