"""Whoever lost the race for a case cannot lose it again while it is their turn."""

import psycopg
import pytest
from psycopg import errors

from adapters.aurora import crowds
from adapters.aurora.store import AuroraStore
from ports.lost_race import StaleRow
from tests.builders.cases import a_case
from tests.contracts.committing import commit

TAKE = "select from sup.case where case_id = 'sca_1' for no key update nowait"


def test_a_case_is_kept_for_the_one_whose_turn_it_is(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))

    with store.unit_of_work(after=StaleRow(kind="case", key="sca_1")) as uow:
        uow.cases.get("sca_1")
        with pytest.raises(errors.LockNotAvailable):
            owner.execute(TAKE)

    assert owner.execute(TAKE).rowcount == 1


def test_money_queues_for_a_case_that_was_lost_to_others_lately(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))
    with store.unit_of_work(after=StaleRow(kind="case", key="sca_1")) as uow:
        uow.cases.get("sca_1")

    with store.unit_of_work() as uow:
        uow.foresee_money(case_id="sca_2", order_id="ord_1001")
        assert owner.execute(TAKE).rowcount == 1
    with store.unit_of_work() as uow:
        uow.foresee_money(case_id="sca_1", order_id="ord_1001")
        with pytest.raises(errors.LockNotAvailable):
            owner.execute(TAKE)

    assert owner.execute(TAKE).rowcount == 1


def test_a_crowd_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = 0.0
    monkeypatch.setattr(crowds, "monotonic", lambda: passed)
    known = crowds.Crowds()

    known.met_at("case sca_1")
    passed = crowds.KNOWN_FOR_SECONDS - 1
    known.met_at("case sca_2")
    assert known.is_at("case sca_1")
    passed = crowds.KNOWN_FOR_SECONDS

    assert not known.is_at("case sca_1")
    assert known.is_at("case sca_2")


def test_a_first_attempt_keeps_the_case_from_nobody(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))

    with store.unit_of_work() as uow:
        uow.cases.get("sca_1")
        assert owner.execute(TAKE).rowcount == 1
