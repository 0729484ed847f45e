"""The contract of ports/decided_refunds.py."""

import pytest

from core.replay.decided_refund import DecidedRefund
from ports.decided_refunds import DecidedRefunds
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.orders import an_order, order_json
from tests.builders.refunds import a_goodwill_credit, a_refund
from tests.contracts.committing import commit

DECISION = {"snapshot_version": 3, "inputs": {"reason": "other"}, "legs": [{"cents": 1}, None]}


@pytest.fixture(autouse=True)
def _a_case_on_an_order(store: Store) -> None:
    commit(store, an_order(), an_order(version=4), a_case(created_at=NOON), a_charge())


def test_a_refund_comes_with_its_decision_its_case_and_the_snapshot_that_it_names(
    store: Store, decided_refunds: DecidedRefunds
) -> None:
    commit(store, a_refund(decision=DECISION))
    assert list(decided_refunds.since(None)) == [
        DecidedRefund(
            refund_id="srf_1",
            order_id="ord_1001",
            reason="buyer_cancelled",
            case_created_at=NOON,
            decision=DECISION,
            order=order_json(),
            order_sha256=an_order().sha256,
        )
    ]


@pytest.mark.parametrize("version", [5, None, "three", [3], 3.5, -3, {"3": 3}])
def test_a_refund_whose_decision_names_no_snapshot_comes_without_one(
    store: Store, decided_refunds: DecidedRefunds, version: object
) -> None:
    commit(store, a_refund(decision={"snapshot_version": version}))
    (refund,) = decided_refunds.since(None)
    assert (refund.order, refund.order_sha256) == (None, None)


def test_a_refund_without_a_decision_is_not_left_out(
    store: Store, decided_refunds: DecidedRefunds
) -> None:
    commit(store, a_refund(decision={}))
    (refund,) = decided_refunds.since(None)
    assert (refund.decision, refund.order) == ({}, None)


def test_a_wallet_credit_was_decided_by_no_kernel_and_is_left_out(
    store: Store, decided_refunds: DecidedRefunds
) -> None:
    commit(store, a_goodwill_credit())
    assert list(decided_refunds.since(None)) == []
    assert list(decided_refunds.since(NOON)) == []


def test_refunds_come_oldest_first_from_an_instant_on(
    store: Store, decided_refunds: DecidedRefunds
) -> None:
    made = {
        "srf_c": NOON,
        "srf_b": minutes_later(1),
        "srf_a": minutes_later(1),
        "srf_d": minutes_later(2),
    }
    commit(store, *(a_refund(name, created_at=when) for name, when in made.items()))

    def named_since(moments: int) -> list[str]:
        since = minutes_later(1) + moments * MICROSECOND
        return [refund.refund_id for refund in decided_refunds.since(since)]

    assert named_since(0) == ["srf_a", "srf_b", "srf_d"]
    assert named_since(1) == ["srf_d"]
    assert [refund.refund_id for refund in decided_refunds.since(None)] == [
        "srf_c",
        "srf_a",
        "srf_b",
        "srf_d",
    ]


def test_what_is_made_meanwhile_does_not_come_and_disturbs_nothing(
    store: Store, decided_refunds: DecidedRefunds
) -> None:
    commit(store, a_refund("srf_1"), a_refund("srf_2"))
    reading = decided_refunds.since(None)
    assert next(reading).refund_id == "srf_1"
    commit(store, a_refund("srf_3"))
    assert [refund.refund_id for refund in reading] == ["srf_2"]


def test_a_reader_may_stop_early_and_another_begin(
    store: Store, decided_refunds: DecidedRefunds
) -> None:
    commit(store, *(a_refund(f"srf_{number:04}") for number in range(300)))
    for _ in range(20):
        assert next(decided_refunds.since(None)).refund_id == "srf_0000"
    assert len(list(decided_refunds.since(None))) == 300
