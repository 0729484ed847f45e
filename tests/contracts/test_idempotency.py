"""The contract of ports/idempotency.py."""

from typing import Any

import pytest

from core.refunds.refund import Refund
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.answers import an_answer
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.orders import an_order
from tests.builders.refunds import a_refund
from tests.contracts.committing import commit


@pytest.mark.parametrize("result", ["srf_1", True, False, None, {"id": ["é", 1]}, [], 2**40])
def test_an_answer_is_read_back_as_it_was_remembered(store: Store, result: Any) -> None:
    answer = an_answer(result=result, created_at=NOON + MICROSECOND)
    commit(store, answer)

    with store.unit_of_work() as uow:
        assert uow.idempotency.find(actor="usr_finance", key="key-1") == answer


def test_a_key_is_its_actors_own(store: Store) -> None:
    mine, theirs = an_answer(), an_answer(actor="usr_other", result="srf_2")
    commit(store, mine, theirs)

    with store.unit_of_work() as uow:
        assert uow.idempotency.find(actor="usr_finance", key="key-1") == mine
        assert uow.idempotency.find(actor="usr_other", key="key-1") == theirs
        assert uow.idempotency.find(actor="usr_third", key="key-1") is None
        assert uow.idempotency.find(actor="usr_finance", key="key-2") is None


def test_an_effect_whose_key_was_taken_meanwhile_does_not_happen(store: Store) -> None:
    refund: Refund = a_refund()
    commit(store, an_order(), a_case(), a_charge())

    with store.unit_of_work() as uow:
        uow.refunds.add(refund)
        uow.idempotency.remember(an_answer(asked_sha256="ef" * 32))
        commit(store, an_answer())
        with pytest.raises(DuplicateRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert uow.refunds.get(refund.refund_id) is None
        assert uow.idempotency.find(actor="usr_finance", key="key-1") == an_answer()
