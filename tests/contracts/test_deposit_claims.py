"""The contract of ports/deposit_claims.py."""

import pytest
from attrs import evolve

from core.deposits.claim import ClaimStatus, DepositClaim
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.deposits import a_claim_with_every_field, a_deposit_claim, an_approved_claim
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


@pytest.mark.parametrize(
    "claim",
    [a_deposit_claim(), an_approved_claim(), a_claim_with_every_field()],
    ids=["filed", "approved", "failed"],
)
def test_a_claim_is_read_back_as_it_was_added(store: Store, claim: DepositClaim) -> None:
    commit(store, claim)

    with store.unit_of_work() as uow:
        assert uow.deposit_claims.get("sdp_1") == claim
        assert uow.deposit_claims.get("sdp_unknown") is None


def test_the_claims_of_a_case_and_of_an_order_are_oldest_first(store: Store) -> None:
    later = a_deposit_claim("sdp_0", payment_intent="pi_0", created_at=NOON + MICROSECOND)
    of_other_case = a_deposit_claim("sdp_1", payment_intent="pi_1", case_id="sca_2")
    twin = a_deposit_claim("sdp_2", payment_intent="pi_2")
    of_other_order = a_deposit_claim("sdp_3", payment_intent="pi_3", order_id="ord_2")
    commit(store, later, twin, of_other_order, of_other_case)

    with store.unit_of_work() as uow:
        assert uow.deposit_claims.of_case("sca_1") == (twin, of_other_order, later)
        assert uow.deposit_claims.of_order("ord_1001") == (of_other_case, twin, later)
        assert uow.deposit_claims.of_case("sca_unknown") == ()
        assert uow.deposit_claims.of_order("ord_unknown") == ()


def test_approved_claims_whose_time_has_come_are_asked_for_the_longest_overdue_first(
    store: Store,
) -> None:
    commit(
        store,
        an_approved_claim("sdp_1", payment_intent="pi_1", ask_again_at=minutes_later(2)),
        an_approved_claim("sdp_2", payment_intent="pi_2", ask_again_at=minutes_later(1)),
        an_approved_claim("sdp_3", payment_intent="pi_3", ask_again_at=minutes_later(3)),
        an_approved_claim("sdp_4", payment_intent="pi_4", ask_again_at=None),
        a_deposit_claim("sdp_5", payment_intent="pi_5", ask_again_at=NOON),
    )

    with store.unit_of_work() as uow:
        claims = uow.deposit_claims
        assert claims.to_ask(now=minutes_later(2), limit=9) == ("sdp_2", "sdp_1")
        assert claims.to_ask(now=minutes_later(2), limit=1) == ("sdp_2",)
        assert claims.to_ask(now=NOON, limit=9) == ()


def test_a_save_stores_what_became_of_a_claim_and_the_next_version(store: Store) -> None:
    commit(store, an_approved_claim())
    captured = an_approved_claim().to(
        ClaimStatus.CAPTURED,
        when=minutes_later(7),
        settled_at=minutes_later(7),
        processor_ref="pi_dep",
        ask_again_at=None,
    )

    with store.unit_of_work() as uow:
        uow.deposit_claims.save(captured)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.deposit_claims.get("sdp_1") == evolve(captured, version=1)


@pytest.mark.parametrize("ended", [ClaimStatus.DENIED, ClaimStatus.FAILED])
def test_a_deposit_can_be_claimed_again_once_a_claim_has_ended(
    store: Store, ended: ClaimStatus
) -> None:
    settled_at = minutes_later(1) if ended is ClaimStatus.FAILED else None
    over = a_deposit_claim("sdp_1", status=ended, settled_at=settled_at)
    again = a_deposit_claim("sdp_2", created_at=minutes_later(2))

    commit(store, over)
    commit(store, again)

    with store.unit_of_work() as uow:
        assert uow.deposit_claims.of_order("ord_1001") == (over, again)
