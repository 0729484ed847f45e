"""The contract of ports/transfer_reversals.py."""

import pytest
from attrs import evolve

from core.transfers.reversal import ReversalStatus, TransferReversal
from ports.broken_check import BrokenCheck
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.transfers import a_reversal, a_reversal_with_every_field
from tests.contracts.committing import commit

OF_NO_CASE = a_reversal("srv_o", refund_id=None, case_id=None, outside_ref="re_theirs")


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


@pytest.mark.parametrize(
    "reversal",
    [a_reversal(), a_reversal_with_every_field(), OF_NO_CASE],
    ids=["due", "come back", "for a refund made elsewhere"],
)
def test_a_reversal_is_read_back_as_it_was_added(store: Store, reversal: TransferReversal) -> None:
    commit(store, reversal)

    with store.unit_of_work() as uow:
        assert uow.transfer_reversals.get(reversal.reversal_id) == reversal
        assert uow.transfer_reversals.get("srv_unknown") is None


def test_the_reversals_of_an_order_come_from_every_refund_oldest_first(store: Store) -> None:
    later = a_reversal("srv_0", refund_id="srf_2", created_at=NOON + MICROSECOND)
    twins = a_reversal("srv_1"), a_reversal("srv_2", refund_id="srf_3", case_id="sca_2")
    elsewhere = a_reversal("srv_3", refund_id="srf_4", order_id="ord_2")
    commit(store, later, twins[1], elsewhere, twins[0])

    with store.unit_of_work() as uow:
        assert uow.transfer_reversals.of_order("ord_1001") == (*twins, later)
        assert uow.transfer_reversals.of_order("ord_unknown") == ()


def test_those_whose_time_has_come_are_asked_for_the_longest_overdue_first(store: Store) -> None:
    commit(
        store,
        a_reversal("srv_1", refund_id="srf_1", ask_again_at=minutes_later(2)),
        a_reversal("srv_2", refund_id="srf_2", ask_again_at=minutes_later(1)),
        a_reversal("srv_3", refund_id="srf_3", ask_again_at=minutes_later(3)),
        a_reversal("srv_4", refund_id="srf_4", ask_again_at=minutes_later(2) + MICROSECOND),
        a_reversal("srv_5", refund_id="srf_5", ask_again_at=None),
        a_reversal("srv_6", refund_id="srf_6").cancelled(when=NOON),
    )

    with store.unit_of_work() as uow:
        asking = uow.transfer_reversals
        assert asking.to_ask(now=minutes_later(2), limit=9) == ("srv_2", "srv_1")
        assert asking.to_ask(now=minutes_later(2), limit=1) == ("srv_2",)
        assert asking.to_ask(now=NOON, limit=9) == ()


def test_a_save_stores_what_became_of_a_reversal_and_the_next_version(store: Store) -> None:
    commit(store, a_reversal())
    asked = a_reversal(asked=1, refusals=1, ask_again_at=minutes_later(60), last_failure="no money")

    with store.unit_of_work() as uow:
        uow.transfer_reversals.save(asked)
        uow.commit()
    with store.unit_of_work() as uow:
        read = uow.transfer_reversals.get("srv_1")
        assert read == evolve(asked, version=1)
        uow.transfer_reversals.save(read.succeeded(processor_ref="trr_1", when=minutes_later(61)))
        uow.commit()

    with store.unit_of_work() as uow:
        ended = uow.transfer_reversals.get("srv_1")
        assert uow.transfer_reversals.to_ask(now=minutes_later(90), limit=9) == ()
    assert ended is not None
    assert (ended.status, ended.version) == (ReversalStatus.SUCCEEDED, 2)


def test_a_refund_may_ask_for_a_transfer_again(store: Store) -> None:
    commit(store, a_reversal("srv_1").cancelled(when=NOON), a_reversal("srv_2", amount_cents=1))

    with store.unit_of_work() as uow:
        assert len(uow.transfer_reversals.of_order("ord_1001")) == 2


@pytest.mark.parametrize(
    "reversal",
    [
        a_reversal(refund_id=None),
        a_reversal(case_id=None),
        a_reversal(refund_id=None, case_id=None),
        a_reversal(outside_ref="re_theirs"),
    ],
    ids=["a case and no refund", "no case", "nothing", "two refunds"],
)
def test_a_reversal_comes_back_for_one_refund_of_a_case_or_made_elsewhere(
    store: Store, reversal: TransferReversal
) -> None:
    with pytest.raises(BrokenCheck, match="it comes back for one refund"):
        commit(store, reversal)
