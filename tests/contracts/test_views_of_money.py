"""The contract of ports/case_views.py: deposits and reversals around a case."""

import pytest

from core.views.deposit_claim_view import DepositClaimView
from core.views.deposit_release_view import DepositReleaseView
from core.views.options_material import OptionsMaterial
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.deposits import (
    a_claim_with_every_field,
    a_deposit_claim,
    a_deposit_release,
    a_release_with_every_field,
)
from tests.builders.instants import minutes_later
from tests.builders.orders import an_order
from tests.builders.refunds import a_refund
from tests.builders.transfers import a_reversal, a_reversal_with_every_field
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see_material, seen


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, an_order(), a_charge(), a_case("sca_1", order_id="ord_1001"), a_case("sca_2"))


def test_claims_on_deposits_are_oldest_first_with_what_became_of_them(
    store: Store, case_views: Reading
) -> None:
    later = a_deposit_claim("sdp_0", payment_intent="pi_2", created_at=minutes_later(1))
    elsewhere = a_deposit_claim("sdp_9", payment_intent="pi_9", case_id="sca_2")
    commit(store, later, elsewhere, a_claim_with_every_field())

    failed, filed = seen(case_views).deposit_claims

    assert failed == DepositClaimView(
        claim_id="sdp_1",
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        studio_id="std_1",
        currency="EUR",
        amount_cents=10_000,
        authorized_cents=30_000,
        reason="damages",
        status="failed",
        filed_by="usr_agent",
        approved_by="usr_second",
        failure="authorisation_expired",
        created_at=a_deposit_claim().created_at,
        decided_at=minutes_later(1),
        settled_at=minutes_later(8),
    )
    assert (filed.claim_id, filed.status, filed.decided_at) == ("sdp_0", "filed", None)


def test_released_deposits_are_oldest_first_with_what_became_of_them(
    store: Store, case_views: Reading
) -> None:
    later = a_deposit_release("sdr_0", created_at=minutes_later(1))
    elsewhere = a_deposit_release("sdr_9", payment_intent="pi_9", case_id="sca_2")
    failed = a_release_with_every_field()
    commit(store, later, elsewhere, failed)

    first, second = seen(case_views).deposit_releases

    assert first == DepositReleaseView(
        release_id="sdr_1",
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        currency="EUR",
        amount_cents=30_000,
        kind="refund",
        status="failed",
        released_by="usr_finance",
        failure="expired_or_canceled_card",
        created_at=failed.created_at,
        updated_at=failed.updated_at,
    )
    assert (second.release_id, second.status, second.failure) == ("sdr_0", "processing", None)


def test_a_refund_is_shown_with_what_comes_back_from_providers_by_leg(
    store: Store, case_views: Reading
) -> None:
    back = a_reversal_with_every_field()
    due = a_reversal("srv_due", leg_id="leg_0", transfer_id="tr_2")
    of_another = a_reversal("srv_other", refund_id="srf_2")
    commit(store, a_refund("srf_1"), a_refund("srf_2"), a_refund("srf_3"), back, due, of_another)

    shown = {refund.refund_id: refund.reversals for refund in seen(case_views).refunds}

    assert shown == {"srf_1": (due, back), "srf_2": (of_another,), "srf_3": ()}


def test_what_kernels_are_given_names_no_reversals(store: Store, case_views: Reading) -> None:
    commit(store, a_refund("srf_1"), a_reversal())

    found = see_material(case_views)

    assert isinstance(found, OptionsMaterial)
    assert [refund.reversals for refund in found.refunds] == [()]
