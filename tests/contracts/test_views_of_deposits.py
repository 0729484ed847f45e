"""The contract of ports/case_views.py: what is claimed of deposits, and what goes back."""

import pytest

from core.views.deposit_claim_view import DepositClaimView
from core.views.deposit_release_view import DepositReleaseView
from core.views.options_material import OptionsMaterial
from core.views.selection import BARE, Selection
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.deposits import (
    a_claim_with_every_field,
    a_deposit_claim,
    a_deposit_release,
    a_release_with_every_field,
    an_approved_claim,
)
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.orders import an_order
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see_material, seen

CLAIMS = Selection(deposit_claims=True)
RELEASES = Selection(deposit_releases=True)


@pytest.fixture(autouse=True)
def _a_case_on_an_order(store: Store) -> None:
    commit(store, an_order(), a_charge(), a_case("sca_1", order_id="ord_1001"), a_case("sca_2"))


def test_a_claim_is_shown_with_every_field(store: Store, case_views: Reading) -> None:
    commit(store, a_claim_with_every_field())
    assert seen(case_views, selection=CLAIMS).deposit_claims == (
        DepositClaimView(
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
            created_at=NOON,
            decided_at=minutes_later(1),
            settled_at=minutes_later(8),
        ),
    )


def test_a_release_is_shown_with_every_field(store: Store, case_views: Reading) -> None:
    commit(store, a_release_with_every_field())
    assert seen(case_views, selection=RELEASES).deposit_releases == (
        DepositReleaseView(
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
            created_at=NOON,
            updated_at=minutes_later(4) + MICROSECOND,
        ),
    )


def test_those_of_a_case_are_shown_oldest_first_and_of_no_other(
    store: Store, case_views: Reading
) -> None:
    commit(
        store,
        a_deposit_claim("sdp_2", payment_intent="pi_2"),
        a_deposit_claim("sdp_1", payment_intent="pi_1"),
        a_deposit_claim("sdp_0", payment_intent="pi_0", created_at=minutes_later(1)),
        a_deposit_claim("sdp_other", payment_intent="pi_other", case_id="sca_2"),
        a_deposit_release("sdr_2", payment_intent="pi_2", created_at=minutes_later(1)),
        a_deposit_release("sdr_3", payment_intent="pi_3"),
        a_deposit_release("sdr_other", payment_intent="pi_other", case_id="sca_2"),
    )
    both = seen(case_views, selection=Selection(deposit_claims=True, deposit_releases=True))
    assert [it.claim_id for it in both.deposit_claims] == ["sdp_1", "sdp_2", "sdp_0"]
    assert [it.release_id for it in both.deposit_releases] == ["sdr_3", "sdr_2"]


def test_nobody_sees_them_who_did_not_ask(store: Store, case_views: Reading) -> None:
    commit(store, a_deposit_claim(), a_deposit_release())
    bare = seen(case_views, selection=BARE)
    assert (bare.deposit_claims, bare.deposit_releases) == ((), ())


def test_the_kernels_are_told_how_the_claims_of_the_order_stand_whatever_their_case(
    store: Store, case_views: Reading
) -> None:
    commit(
        store,
        a_deposit_claim("sdp_2", payment_intent="pi_2", created_at=minutes_later(1)),
        an_approved_claim("sdp_1", payment_intent="pi_1", case_id="sca_2"),
        a_deposit_claim("sdp_other", payment_intent="pi_other", order_id="ord_2"),
    )
    material = see_material(case_views)
    assert isinstance(material, OptionsMaterial), material
    assert material.deposit_claims == ("approved", "filed")
