"""Whole orders: sums over legs, earlier refunds, disputes, versions, traces, JSON."""

import json
from collections.abc import Sequence

import pytest

from core.kernels.deciding import decide_order
from core.kernels.decision import OrderDecision
from core.kernels.decision_json import answer_of, record_of
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import DepositClaim, Facts
from core.kernels.registry import NEWEST, RELEASES, UnknownRelease, release_of
from core.orders.kind import KERNELS
from core.orders.leg import LegWithoutStart
from tests.kernels.cases import LONG_BEFORE, STARTS
from tests.orders.worked_example import Json, band, cancelled, leg_json, order_json, snapshot_of


def plain_leg(name: str, paid: int, percent: int) -> Json:
    """A leg paid with `paid` cents of subtotal alone, of which `percent` comes back."""
    return leg_json(
        leg_id=name,
        subtotal_cents=paid,
        service_tax_cents=0,
        platform_fee_cents=0,
        platform_fee_tax_cents=0,
        policy={"bands": [band(0, None, percent, 0)]},
    )


def decided(
    *legs: Json, refunds: Sequence[EarlierRefund] = (), disputed: int = 0, **order: object
) -> OrderDecision:
    return decide_order(
        snapshot_of(order_json(*legs, **order)),
        case_created_at=LONG_BEFORE,
        reason="buyer_cancelled",
        earlier_refunds=refunds,
        disputed_cents=disputed,
    )


def refund(cents: int, leg_id: str | None = None, status: str = "succeeded") -> EarlierRefund:
    return EarlierRefund(leg_id=leg_id, amount_cents=cents, status=status)


HALF_AND_ALL = (plain_leg("leg_a", 100, 50), plain_leg("leg_b", 100, 100))


def test_an_order_sums_over_its_legs() -> None:
    decision = decided(*HALF_AND_ALL)
    assert decision.eligible_refund_cents == 150
    assert (decision.max_allowed_cents, decision.open_cents) == (200, 150)
    assert decision.open_by_leg == {"leg_a": 50, "leg_b": 100}
    assert [leg.leg_id for leg in decision.legs] == ["leg_a", "leg_b"]


@pytest.mark.parametrize(
    ("refunds", "allowed", "by_leg"),
    [
        ([refund(30, "leg_a")], 170, (20, 100)),
        ([refund(80, "leg_a")], 120, (0, 100)),
        ([refund(30, "leg_b"), refund(10, "leg_b", "proposed")], 160, (50, 60)),
        ([refund(30, "leg_b", "processing")], 170, (50, 70)),
        ([refund(30, "leg_b", "failed")], 200, (50, 100)),
        ([refund(40)], 160, (10, 100)),
        ([refund(70)], 130, (0, 80)),
        ([refund(160)], 40, (0, 0)),
        ([refund(40, status="failed")], 200, (50, 100)),
        ([refund(60), refund(100, "leg_b")], 40, (0, 0)),
        ([refund(100, "leg_b"), refund(60)], 40, (0, 0)),
        ([refund(30, "leg_gone")], 170, (50, 100)),
        ([refund(500)], 0, (0, 0)),
    ],
)
def test_earlier_refunds_count_against_their_leg_or_the_legs_in_order(
    refunds: list[EarlierRefund], allowed: int, by_leg: tuple[int, int]
) -> None:
    decision = decided(*HALF_AND_ALL, refunds=refunds)
    assert decision.max_allowed_cents == allowed
    assert decision.open_by_leg == {"leg_a": by_leg[0], "leg_b": by_leg[1]}
    assert decision.open_cents == min(allowed, sum(by_leg))


@pytest.mark.parametrize(
    ("disputed", "allowed", "left"), [(0, 200, 150), (60, 140, 140), (200, 0, 0), (300, 0, 0)]
)
def test_disputed_cents_are_not_to_be_refunded(disputed: int, allowed: int, left: int) -> None:
    decision = decided(*HALF_AND_ALL, disputed=disputed)
    assert (decision.max_allowed_cents, decision.open_cents) == (allowed, left)


def test_credit_is_owed_by_policy_but_not_sent_to_the_card() -> None:
    order = order_json(*HALF_AND_ALL)
    order["payment"] |= {"captured_cents": 90, "credit_cents": 110}
    decision = decided(*HALF_AND_ALL, payment=order["payment"])
    assert decision.eligible_refund_cents == 150
    assert (decision.max_allowed_cents, decision.open_cents) == (90, 90)


def test_a_leg_is_found_in_the_decision() -> None:
    decision = decided(*HALF_AND_ALL)
    assert decision.leg("leg_b") is decision.legs[1]
    assert decision.leg("leg_c") is None


def test_every_kernel_has_a_release_and_the_newest_decides() -> None:
    assert set(NEWEST) == set(KERNELS.values())
    for kernel, version in NEWEST.items():
        assert release_of(kernel) is RELEASES[kernel, version]
    assert decided(leg_json()).legs[0].kernel_version == NEWEST["time_band"]


def test_an_older_version_can_be_asked_for_and_an_unknown_one_is_a_malfunction() -> None:
    snapshot = snapshot_of(order_json())

    def decided_by(version: int) -> OrderDecision:
        return decide_order(
            snapshot, case_created_at=STARTS, reason="other", versions={"time_band": version}
        )

    assert decided_by(1).legs[0].kernel_version == 1
    with pytest.raises(UnknownRelease) as caught:
        decided_by(99)
    assert (caught.value.kernel, caught.value.version) == ("time_band", 99)


def test_a_leg_without_start_has_no_hours_to_it() -> None:
    leg = snapshot_of(order_json(leg_json("tip", starts_at=None, ends_at=None))).legs[0]
    with pytest.raises(LegWithoutStart) as caught:
        leg.until_start(STARTS)
    assert caught.value.leg_id == "leg_1"


def test_the_trace_tells_every_step_with_its_numbers() -> None:
    order = order_json(cancellation=cancelled("buyer", "2026-12-02T18:00:00.5Z"))
    decision = decide_order(snapshot_of(order), case_created_at=STARTS, reason="buyer_cancelled")
    assert decision.legs[0].trace == (
        "requested at 2026-12-02T18:00:00.500000Z, when the buyer cancelled",
        "requested 71 h 59 min 59.500000 s before the start",
        "band 24..72 h: 50 % of subtotal 100000 and of service tax 8250; 100 % of platform fee "
        "10000 and of fee tax 825",
        "comes back: 64950 (subtotal 50000, service tax 4125, platform fee 10000, fee tax 825)",
        "is kept: 54125 (subtotal 50000, service tax 4125, platform fee 0, fee tax 0)",
    )


def test_the_answer_has_exactly_the_fields_of_the_replay() -> None:
    answer = answer_of(decided(leg_json()))
    assert list(answer) == [
        "order_id",
        "eligible_refund_cents",
        "open_cents",
        "max_allowed_cents",
        "snapshot_sha256",
        "legs",
    ]
    leg = answer["legs"][0]
    assert list(leg) == [
        "leg_id",
        "kernel",
        "kernel_version",
        "band",
        "eligible",
        "retained",
        "deposit",
        "suggested_goodwill_cents",
        "trace",
    ]
    assert leg["deposit"] == {"action": "none", "cents": 0}
    assert leg["eligible"] == {
        "subtotal_cents": 100000,
        "service_tax_cents": 8250,
        "platform_fee_cents": 0,
        "platform_fee_tax_cents": 0,
    }


def test_the_record_to_store_holds_every_input_and_is_plain_json() -> None:
    decision = decide_order(
        snapshot_of(order_json()),
        case_created_at=STARTS,
        reason="other",
        facts=Facts(fraud_validated=True, deposit_claim=DepositClaim.OPEN),
        earlier_refunds=[refund(5, "leg_1"), refund(7, status="failed")],
        disputed_cents=9,
    )
    record = record_of(decision)
    assert json.loads(json.dumps(record)) == record
    assert (decision.reason, decision.facts.fraud_validated) == ("other", True)
    assert record["snapshot_version"] == 3
    assert record["open_by_leg"] == {"leg_1": 119070}
    assert record["inputs"] == {
        "case_created_at": "2026-12-05T18:00:00Z",
        "reason": "other",
        "facts": {"fraud_validated": True, "quality_validated": False, "deposit_claim": "open"},
        "earlier_refunds": [
            {"leg_id": "leg_1", "amount_cents": 5, "status": "succeeded"},
            {"leg_id": None, "amount_cents": 7, "status": "failed"},
        ],
        "disputed_cents": 9,
    }
