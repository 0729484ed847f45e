"""The contract of ports/severe_cases.py."""

import pytest
from attrs import evolve

from core.cases.case import Case
from core.cases.status import CaseStatus
from core.holds.hold import HoldStatus
from core.holds.rule import HoldRule
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_in, a_closed_case
from tests.builders.holds import a_hold
from tests.builders.instants import NOON, minutes_later
from tests.builders.payables import a_payable
from tests.contracts.committing import commit

PAYABLE = ("ord_1", "ord_2", "ord_3", "ord_4")


def severe(case_id: str, order_id: str | None, minutes: int = 0, priority: int = 2) -> Case:
    when = minutes_later(minutes)
    return a_case(case_id, order_id=order_id, priority=priority, created_at=when, updated_at=when)


@pytest.fixture(autouse=True)
def _three_severe_cases_of_one_provider_among_others(store: Store) -> None:
    commit(store, *(a_payable(order_id=order_id) for order_id in PAYABLE))
    commit(store, *(a_payable("usr_p2", order_id=each) for each in ("ord_3", "ord_other")))
    commit(
        store,
        severe("sca_1", "ord_1", 3, priority=1),
        severe("sca_2", "ord_2", 2),
        severe("sca_3", "ord_3", 1),
        severe("sca_normal", "ord_4", priority=3),
        severe("sca_no_order", None),
        severe("sca_unpaid", "ord_unknown"),
        severe("sca_other", "ord_other"),
        evolve(a_closed_case("sca_closed"), order_id="ord_4", priority=1),
        evolve(a_case_in(CaseStatus.RESOLVED, "sca_resolved"), order_id="ord_4", priority=1),
    )


def of_provider(store: Store, provider_id: str, *, minutes: int = 0, limit: int = 9) -> list[str]:
    with store.unit_of_work() as uow:
        since = minutes_later(minutes)
        found = uow.severe_cases.of_provider(provider_id, opened_since=since, limit=limit)
    return sorted(found)


def not_held(store: Store, *, too_many: int = 3, minutes: int = 0, limit: int = 9) -> list[str]:
    with store.unit_of_work() as uow:
        since = minutes_later(minutes)
        return list(uow.severe_cases.not_held(too_many=too_many, opened_since=since, limit=limit))


def test_they_are_undecided_urgent_or_high_and_on_orders_that_pay_the_provider(
    store: Store,
) -> None:
    assert of_provider(store, "usr_p1") == ["sca_1", "sca_2", "sca_3"]
    assert of_provider(store, "usr_p2") == ["sca_3", "sca_other"]
    assert of_provider(store, "usr_p1", minutes=2) == ["sca_1", "sca_2"]
    assert len(of_provider(store, "usr_p1", limit=2)) == 2
    assert of_provider(store, "usr_nobody") == []


def test_those_of_who_has_too_many_are_told_until_the_rule_has_held_them(store: Store) -> None:
    assert not_held(store) == ["sca_3", "sca_2", "sca_1"]
    assert not_held(store, limit=1) == ["sca_3"]
    assert not_held(store, too_many=4) == []
    assert not_held(store, minutes=2) == []

    released = {"status": HoldStatus.RELEASED, "released_at": NOON}
    commit(
        store,
        a_hold("sph_1", case_id="sca_2", rule=HoldRule.SEVERE_CASES, **released),
        a_hold("sph_2", case_id="sca_1", rule=HoldRule.URGENT_CASE),
    )
    assert not_held(store) == ["sca_3", "sca_1"]


def test_where_nothing_is_payable_nothing_is_left_to_hold(store: Store) -> None:
    with store.unit_of_work() as uow:
        (payable,) = uow.payables.of_order("ord_1")
        uow.payables.save(evolve(payable, held_cents=payable.service_cents))
        uow.commit()
    assert not_held(store) == ["sca_3", "sca_2"]
