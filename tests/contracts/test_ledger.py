"""The contract of ports/ledger.py."""

import pytest

from core.ledger.cause import Cause
from core.ledger.posting import Posting
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.postings import a_bare_posting, a_line, a_posting
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _a_case(store: Store) -> None:
    commit(store, a_case("sca_1"))


@pytest.mark.parametrize("posting", [a_posting(), a_bare_posting()], ids=["full", "bare"])
def test_a_posting_is_read_back_as_it_was_posted(store: Store, posting: Posting) -> None:
    commit(store, posting)

    with store.unit_of_work() as uow:
        assert uow.ledger.of_cause(cause_id=posting.cause_id) == (posting,)


def test_what_was_posted_about_one_thing_is_in_order_of_time_cause_and_number(
    store: Store,
) -> None:
    later = a_posting("slp_0", cause=Cause.GOODWILL_CREDITED, posted_at=NOON + MICROSECOND)
    second, first = a_posting("slp_1", number=1), a_posting("slp_2", number=0)
    failed = a_posting("slp_3", cause=Cause.REFUND_FAILED_LATE)
    commit(store, later, second, first, failed, a_posting("slp_4", cause_id="srf_2"))

    with store.unit_of_work() as uow:
        assert uow.ledger.of_cause(cause_id="srf_1") == (failed, first, second, later)
        assert uow.ledger.of_cause(cause_id="srf_unknown") == ()


def test_what_was_posted_on_an_order_is_in_order_of_time_and_id(store: Store) -> None:
    later = a_posting("slp_0", posted_at=NOON + MICROSECOND)
    twins = a_posting("slp_1", cause_id="srf_2"), a_posting("slp_2", cause_id="srf_3")
    elsewhere = a_posting("slp_3", number=9, line=a_line(order_id="ord_2"))
    commit(store, later, twins[1], a_bare_posting(), elsewhere, twins[0])

    with store.unit_of_work() as uow:
        assert uow.ledger.of_order("ord_1001") == (*twins, later)
        assert uow.ledger.of_order("ord_unknown") == ()
