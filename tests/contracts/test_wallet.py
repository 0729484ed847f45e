"""The contract of ports/wallet.py."""

import pytest

from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.goodwill import a_wallet_entry
from tests.builders.instants import MICROSECOND, NOON
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


def test_a_credit_is_read_back_as_it_was_made(store: Store) -> None:
    entry = a_wallet_entry(currency="EUR", case_id="sca_2", created_at=NOON + MICROSECOND)
    commit(store, entry)

    with store.unit_of_work() as uow:
        assert uow.wallet.entries_of("usr_b1") == (entry,)


def test_the_credits_of_a_buyer_are_their_own_oldest_first(store: Store) -> None:
    later = a_wallet_entry("srf_0", created_at=NOON + MICROSECOND)
    twins = a_wallet_entry("srf_1"), a_wallet_entry("srf_2")
    commit(store, later, twins[1], a_wallet_entry("srf_3", buyer_id="usr_b2"), twins[0])

    with store.unit_of_work() as uow:
        assert uow.wallet.entries_of("usr_b1") == (*twins, later)
        assert uow.wallet.entries_of("usr_unknown") == ()
