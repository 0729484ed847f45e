"""The contract of ports/case_views.py: what the kernels are given."""

import pytest
from attrs import evolve

from core.cases.fact import FactName
from core.errors import ErrorCode, Refusal
from core.views.options_material import OptionsMaterial
from ports.refund_switch import RefundPause
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge, a_charge_with_every_field
from tests.builders.deposits import a_deposit_claim, an_approved_claim
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.orders import an_order, order_json
from tests.builders.outside_refunds import an_outside_refund, an_outside_refund_with_every_field
from tests.builders.refunds import a_failed_refund, a_refund
from tests.builders.timeline import a_fact, an_event
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, see_material, seen


@pytest.fixture(autouse=True)
def _two_cases_on_an_order(store: Store) -> None:
    commit(
        store,
        an_order(),
        an_order("ord_2"),
        a_charge_with_every_field(),
        a_charge(),
        a_charge("ch_2", order_id="ord_2"),
        a_case("sca_1", order_id="ord_1001", created_at=NOON + MICROSECOND),
        a_case("sca_2", order_id="ord_1001"),
        a_case("sca_3"),
    )


def material(reading: Reading) -> OptionsMaterial:
    found = see_material(reading)
    assert isinstance(found, OptionsMaterial), found
    return found


def test_an_order_without_refunds_or_facts_is_given_plain(case_views: Reading) -> None:
    assert material(case_views) == OptionsMaterial(
        case_created_at=NOON + MICROSECOND,
        order=order_json(),
        charge=a_charge(),
        refunds=(),
        facts=(),
        paused=False,
        deposit_claims=(),
        outside_refunds=(),
    )


def test_the_order_is_the_newest_as_it_was_received(store: Store, case_views: Reading) -> None:
    commit(store, an_order(version=10, gift={"wrapped": True}), an_order(version=9))

    assert material(case_views).order == order_json(version=10, gift={"wrapped": True})


def test_the_charge_is_the_payments_as_it_stands(store: Store, case_views: Reading) -> None:
    with store.unit_of_work() as uow:
        uow.charges.save(a_charge(reserved_cents=60, disputed=True))
        uow.commit()

    charge = a_charge(reserved_cents=60, disputed=True, version=1)
    assert material(case_views).charge == charge


def test_refunds_are_all_of_the_order_oldest_first(store: Store, case_views: Reading) -> None:
    newer = a_refund("srf_0", case_id="sca_2", created_at=minutes_later(1))
    commit(store, newer, a_failed_refund("srf_1"), a_refund("srf_2", order_id="ord_2"))

    found = material(case_views).refunds

    assert [refund.refund_id for refund in found] == ["srf_1", "srf_0"]
    assert found[0] == seen(case_views).refunds[0]


def test_refunds_made_elsewhere_are_all_of_the_order_oldest_first(
    store: Store, case_views: Reading
) -> None:
    newer = an_outside_refund("re_0", created_at=minutes_later(1))
    older = an_outside_refund_with_every_field()
    commit(store, newer, older, an_outside_refund("re_2", order_id="ord_2"))

    assert material(case_views).outside_refunds == (older, newer)


def test_deposit_claims_are_all_of_the_order_by_their_status_oldest_first(
    store: Store, case_views: Reading
) -> None:
    newer = a_deposit_claim("sdp_0", payment_intent="pi_2", created_at=minutes_later(1))
    older = an_approved_claim("sdp_1", case_id="sca_2")
    elsewhere = a_deposit_claim("sdp_2", payment_intent="pi_3", order_id="ord_2")
    commit(store, newer, older, elsewhere)

    assert material(case_views).deposit_claims == ("approved", "filed")


def test_facts_are_the_cases_own_oldest_first(store: Store, case_views: Reading) -> None:
    withdrawn = a_fact("sev_1", value=False, created_at=minutes_later(1))
    quality = a_fact("sev_2", name=FactName.QUALITY_VALIDATED)
    commit(store, withdrawn, quality, an_event("sev_3"), a_fact("sev_4", case_id="sca_2"))

    assert material(case_views).facts == (quality.payload, withdrawn.payload)


def test_a_pause_is_told(store: Store, case_views: Reading) -> None:
    pause = RefundPause(paused=True, changed_by="usr_finance", changed_at=NOON)
    with store.unit_of_work() as uow:
        uow.refund_switch.save(pause)
        uow.commit()
    assert material(case_views).paused

    with store.unit_of_work() as uow:
        uow.refund_switch.save(evolve(pause, paused=False, version=1))
        uow.commit()
    assert not material(case_views).paused


@pytest.mark.parametrize(
    ("case_id", "order_id", "code"),
    [
        ("sca_1", "ord_unknown", ErrorCode.ORDER_NOT_FOUND),
        ("sca_1", "ord_2", ErrorCode.ORDER_NOT_ON_CASE),
        ("sca_3", "ord_1001", ErrorCode.ORDER_NOT_ON_CASE),
        ("sca_unknown", "ord_1001", ErrorCode.CASE_NOT_FOUND),
        ("sca_unknown", "ord_unknown", ErrorCode.CASE_NOT_FOUND),
    ],
)
def test_an_order_is_reached_only_through_a_case_that_names_it(
    case_views: Reading, case_id: str, order_id: str, code: ErrorCode
) -> None:
    refusal = see_material(case_views, case_id=case_id, order_id=order_id)

    assert isinstance(refusal, Refusal)
    assert refusal.code is code
