"""The contract of ports/deposit_releases.py."""

import pytest
from attrs import evolve

from core.deposits.deposit_release import DepositRelease, ReleaseStatus
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.deposits import a_deposit_release, a_release_with_every_field
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.contracts.committing import add, commit


@pytest.fixture(autouse=True)
def _a_case(store: Store) -> None:
    commit(store, a_case("sca_1"))


@pytest.mark.parametrize(
    "release", [a_deposit_release(), a_release_with_every_field()], ids=["processing", "failed"]
)
def test_a_release_is_read_back_as_it_was_added(store: Store, release: DepositRelease) -> None:
    commit(store, release)

    with store.unit_of_work() as uow:
        assert uow.deposit_releases.get("sdr_1") == release
        assert uow.deposit_releases.get("sdr_unknown") is None


def test_the_releases_of_an_order_are_its_own_oldest_first(store: Store) -> None:
    later = a_deposit_release("sdr_0", payment_intent="pi_0", created_at=NOON + MICROSECOND)
    twins = (
        a_deposit_release("sdr_1", payment_intent="pi_1"),
        a_deposit_release("sdr_2", payment_intent="pi_2"),
    )
    elsewhere = a_deposit_release("sdr_3", payment_intent="pi_3", order_id="ord_2")
    commit(store, later, twins[1], elsewhere, twins[0])

    with store.unit_of_work() as uow:
        assert uow.deposit_releases.of_order("ord_1001") == (*twins, later)
        assert uow.deposit_releases.of_order("ord_unknown") == ()


def test_a_release_is_found_by_the_name_the_processor_gave_it(store: Store) -> None:
    named = a_deposit_release("sdr_1", payment_intent="pi_1", processor_ref="re_1")
    commit(store, named, a_deposit_release("sdr_2", payment_intent="pi_2"))

    with store.unit_of_work() as uow:
        assert uow.deposit_releases.by_processor_ref("re_1") == named
        assert uow.deposit_releases.by_processor_ref("re_2") is None


def test_two_releases_never_bear_one_name_of_the_processor(store: Store) -> None:
    commit(store, a_deposit_release("sdr_1", payment_intent="pi_1", processor_ref="re_1"))

    with store.unit_of_work() as uow:
        add(uow, a_deposit_release("sdr_2", payment_intent="pi_2", processor_ref="re_1"))
        with pytest.raises(DuplicateRow):
            uow.commit()


def test_those_whose_time_has_come_are_asked_for_the_longest_overdue_first(store: Store) -> None:
    commit(
        store,
        a_deposit_release("sdr_1", payment_intent="pi_1", ask_again_at=minutes_later(2)),
        a_deposit_release("sdr_2", payment_intent="pi_2", ask_again_at=minutes_later(1)),
        a_deposit_release("sdr_3", payment_intent="pi_3", ask_again_at=minutes_later(3)),
        a_deposit_release("sdr_4", payment_intent="pi_4", ask_again_at=None),
    )

    with store.unit_of_work() as uow:
        releases = uow.deposit_releases
        assert releases.to_ask(now=minutes_later(2), limit=9) == ("sdr_2", "sdr_1")
        assert releases.to_ask(now=minutes_later(2), limit=1) == ("sdr_2",)
        assert releases.to_ask(now=NOON, limit=9) == ()


def test_a_save_stores_how_a_release_ended_and_the_next_version(store: Store) -> None:
    commit(store, a_deposit_release())
    released = a_deposit_release().ended(
        ReleaseStatus.RELEASED, when=minutes_later(7), processor_ref="pi_dep", asked=1
    )

    with store.unit_of_work() as uow:
        uow.deposit_releases.save(released)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.deposit_releases.get("sdr_1") == evolve(released, version=1)
        assert uow.deposit_releases.to_ask(now=minutes_later(90), limit=9) == ()


def test_a_deposit_whose_release_failed_may_be_released_again_and_then_no_more(
    store: Store,
) -> None:
    failed = a_deposit_release("sdr_1").ended(ReleaseStatus.FAILED, when=minutes_later(1))
    released = a_deposit_release("sdr_2").ended(ReleaseStatus.RELEASED, when=minutes_later(2))
    commit(store, failed)
    commit(store, released)

    with store.unit_of_work() as uow:
        add(uow, a_deposit_release("sdr_3"))
        with pytest.raises(DuplicateRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert uow.deposit_releases.of_order("ord_1001") == (failed, released)
