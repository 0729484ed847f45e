"""The contract of ports/refund_switch.py."""

import pytest
from attrs import evolve

from ports.lost_race import StaleRow
from ports.refund_switch import RefundPause
from ports.unit_of_work import Store
from tests.builders.instants import MICROSECOND, NOON

PAUSED = RefundPause(paused=True, changed_by="usr_finance", changed_at=NOON + MICROSECOND)


def save(store: Store, pause: RefundPause) -> None:
    with store.unit_of_work() as uow:
        uow.refund_switch.save(pause)
        uow.commit()


def stored(store: Store) -> RefundPause:
    with store.unit_of_work() as uow:
        return uow.refund_switch.read()


def test_refunds_run_until_somebody_pauses_them(store: Store) -> None:
    assert stored(store) == RefundPause(paused=False)


def test_a_pause_is_read_back_with_who_and_when_at_the_next_version(store: Store) -> None:
    save(store, PAUSED)

    assert stored(store) == evolve(PAUSED, version=1)


def test_a_pause_is_lifted_and_the_versions_count_on(store: Store) -> None:
    save(store, PAUSED)
    resumed = RefundPause(paused=False, changed_by="usr_other", changed_at=NOON, version=1)

    save(store, resumed)

    assert stored(store) == evolve(resumed, version=2)


def test_two_people_at_the_switch_cannot_both_have_seen_it_last(store: Store) -> None:
    save(store, PAUSED)

    with pytest.raises(StaleRow):
        save(store, RefundPause(paused=False, changed_by="usr_other", changed_at=NOON))

    assert stored(store) == evolve(PAUSED, version=1)
