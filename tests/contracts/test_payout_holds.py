"""The contract of ports/payout_holds.py."""

import pytest
from attrs import evolve

from core.holds.hold import HoldStatus, PayoutHold
from core.holds.rule import HoldRule
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.holds import a_hold, a_hold_with_every_field
from tests.builders.instants import NOON, minutes_later
from tests.builders.orders import an_order
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, an_order(), a_case("sca_1"), a_case("sca_2"))


@pytest.mark.parametrize("hold", [a_hold(), a_hold_with_every_field()], ids=["applied", "released"])
def test_a_hold_is_read_back_as_it_was_added(store: Store, hold: PayoutHold) -> None:
    commit(store, hold)

    with store.unit_of_work() as uow:
        assert uow.payout_holds.get(hold.hold_id) == hold


def test_a_hold_nobody_applied_is_none(store: Store) -> None:
    with store.unit_of_work() as uow:
        assert uow.payout_holds.get("sph_unknown") is None


def test_the_holds_of_a_case_are_its_own_oldest_first(store: Store) -> None:
    later, sooner = a_hold("sph_1", created_at=minutes_later(1)), a_hold("sph_2")
    commit(store, later, sooner, a_hold("sph_3", case_id="sca_2"))

    with store.unit_of_work() as uow:
        assert uow.payout_holds.of_case("sca_1") == (sooner, later)
        assert uow.payout_holds.of_case("sca_unknown") == ()


@pytest.mark.parametrize("end", [PayoutHold.release, PayoutHold.expire])
def test_a_save_stores_how_a_hold_ended_and_the_next_version(store: Store, end: object) -> None:
    commit(store, a_hold())
    assert callable(end)
    ended = end(a_hold(), when=minutes_later(3))
    assert isinstance(ended, PayoutHold)

    with store.unit_of_work() as uow:
        uow.payout_holds.save(ended)
        uow.commit()

    with store.unit_of_work() as uow:
        read = uow.payout_holds.get("sph_1")
    assert read == evolve(ended, version=1)
    assert read.status is not HoldStatus.APPLIED


def test_holds_whose_time_is_over_are_told_the_longest_overdue_first(store: Store) -> None:
    ended = a_hold("sph_4", status=HoldStatus.EXPIRED, released_at=NOON, expires_at=NOON)
    commit(
        store,
        a_hold("sph_1", expires_at=minutes_later(3)),
        a_hold("sph_2", expires_at=minutes_later(2)),
        a_hold("sph_3", expires_at=minutes_later(4)),
        ended,
    )

    with store.unit_of_work() as uow:
        holds = uow.payout_holds
        assert holds.expired(now=minutes_later(1), limit=9) == ()
        assert holds.expired(now=minutes_later(3), limit=9) == ("sph_2", "sph_1")
        assert holds.expired(now=minutes_later(9), limit=1) == ("sph_2",)


def test_a_rule_holds_a_provider_once_on_a_case_and_order_until_that_ends(store: Store) -> None:
    commit(store, a_hold("sph_1", rule=HoldRule.CHARGEBACK))
    again = a_hold("sph_2", rule=HoldRule.CHARGEBACK)

    with pytest.raises(DuplicateRow):
        commit(store, again)

    others = {
        "rule": a_hold("sph_3", rule=HoldRule.DMCA_CLAIM),
        "no rule": a_hold("sph_4"),
        "case": a_hold("sph_5", rule=HoldRule.CHARGEBACK, case_id="sca_2"),
        "provider": a_hold("sph_6", rule=HoldRule.CHARGEBACK, provider_id="usr_p2"),
    }
    commit(store, *others.values())
    released = a_hold("sph_1", rule=HoldRule.CHARGEBACK).release(when=NOON)
    assert isinstance(released, PayoutHold)
    with store.unit_of_work() as uow:
        uow.payout_holds.save(released)
        uow.commit()
    commit(store, again)
