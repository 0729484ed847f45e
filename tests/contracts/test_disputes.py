"""The contract of ports/disputes.py."""

import pytest
from attrs import evolve

from core.disputes.dispute import Dispute
from ports.unit_of_work import Store
from tests.builders.disputes import a_dispute, a_dispute_with_every_field
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.contracts.committing import commit


@pytest.mark.parametrize(
    "dispute", [a_dispute(), a_dispute_with_every_field()], ids=["open", "inquiry"]
)
def test_a_dispute_is_read_back_as_it_was_added(store: Store, dispute: Dispute) -> None:
    commit(store, dispute)

    with store.unit_of_work() as uow:
        assert uow.disputes.get("dp_1") == dispute
        assert uow.disputes.get("dp_unknown") is None


def test_the_disputes_of_a_charge_are_its_own_oldest_first(store: Store) -> None:
    later = a_dispute("dp_0", created_at=NOON + MICROSECOND)
    twins = a_dispute("dp_1"), a_dispute("dp_2")
    commit(store, later, twins[1], a_dispute("dp_3", charge_id="ch_2"), twins[0])

    with store.unit_of_work() as uow:
        assert uow.disputes.of_charge("ch_1") == (*twins, later)
        assert uow.disputes.of_charge("ch_unknown") == ()


def test_a_save_stores_what_became_of_a_dispute_and_the_next_version(store: Store) -> None:
    commit(store, a_dispute())
    lost = a_dispute(status="lost", fee_cents=1_500, due_by=None, updated_at=minutes_later(5))

    with store.unit_of_work() as uow:
        uow.disputes.save(lost)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.disputes.get("dp_1") == evolve(lost, version=1)
