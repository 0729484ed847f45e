"""Whoever lost the race for a case cannot lose it again while it is their turn."""

import psycopg
import pytest
from psycopg import errors

from adapters.aurora.store import AuroraStore
from ports.lost_race import StaleRow
from tests.builders.cases import a_case
from tests.contracts.committing import commit

TAKE = "select from sup.case where case_id = 'sca_1' for no key update nowait"


def test_a_case_is_kept_for_the_one_whose_turn_it_is(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))

    with (
        store.unit_of_work(after=StaleRow(kind="case", key="sca_1")),
        pytest.raises(errors.LockNotAvailable),
    ):
        owner.execute(TAKE)

    assert owner.execute(TAKE).rowcount == 1


def test_a_first_attempt_keeps_the_case_from_nobody(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))

    with store.unit_of_work() as uow:
        uow.cases.get("sca_1")
        assert owner.execute(TAKE).rowcount == 1
