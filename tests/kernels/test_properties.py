"""What holds for every decision on every valid order, whatever its kinds (kernels.md, top)."""

from datetime import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.kernels.deciding import decide_order
from core.kernels.decision import OrderDecision
from core.kernels.decision_json import record_of
from core.kernels.deposit_action import DepositMove
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import DepositClaim, Facts
from core.orders.snapshot import OrderSnapshot
from core.parts import NOTHING
from tests.orders.strategies import amounts, identifiers, moments, snapshots
from tests.orders.worked_example import snapshot_of

REASONS = ("buyer_cancelled", "partial_completion", "quality", "other")
STATUSES = ("proposed", "processing", "succeeded", "failed")

facts = st.builds(
    Facts,
    fraud_validated=st.sampled_from((False, False, True)),
    quality_validated=st.booleans(),
    deposit_claim=st.sampled_from(DepositClaim),
)


@st.composite
def decided(draw: st.DrawFn) -> tuple[OrderSnapshot, OrderDecision]:
    """A random order and its decision under random circumstances."""
    snapshot = snapshot_of(draw(snapshots()))
    leg_ids = st.none() | st.sampled_from([leg.leg_id for leg in snapshot.legs]) | identifiers
    refunds = st.builds(
        EarlierRefund,
        leg_id=leg_ids,
        amount_cents=amounts,
        status=st.sampled_from(STATUSES),
    )
    decision = decide_order(
        snapshot,
        case_created_at=draw(moments),
        reason=draw(st.sampled_from(REASONS)),
        facts=draw(facts),
        earlier_refunds=draw(st.lists(refunds, max_size=3)),
        disputed_cents=draw(st.just(0) | amounts),
    )
    return snapshot, decision


@given(decided())
def test_refunded_and_retained_are_what_was_paid_per_component(
    case: tuple[OrderSnapshot, OrderDecision],
) -> None:
    snapshot, decision = case
    for leg, ruled in zip(snapshot.legs, decision.legs, strict=True):
        assert ruled.eligible + ruled.retained == leg.paid
        assert ruled.eligible.fits_in(leg.paid)
        assert NOTHING.fits_in(ruled.eligible)


@given(decided())
def test_the_order_is_the_sum_of_its_legs_and_opens_no_more_than_allowed(
    case: tuple[OrderSnapshot, OrderDecision],
) -> None:
    snapshot, decision = case
    assert decision.eligible_refund_cents == sum(leg.eligible.total_cents for leg in decision.legs)
    assert 0 <= decision.max_allowed_cents <= snapshot.payment.captured_cents
    assert decision.open_cents == min(
        decision.max_allowed_cents, sum(decision.open_by_leg.values())
    )
    for leg in decision.legs:
        assert 0 <= decision.open_by_leg[leg.leg_id] <= leg.eligible.total_cents


@given(decided())
def test_the_same_inputs_give_the_same_decision_to_the_word(
    case: tuple[OrderSnapshot, OrderDecision],
) -> None:
    snapshot, decision = case
    inputs = decision.circumstances
    again = decide_order(
        snapshot_of(snapshot.received),
        case_created_at=inputs.case_created_at,
        reason=inputs.reason,
        facts=inputs.facts,
        earlier_refunds=inputs.earlier_refunds,
        disputed_cents=inputs.disputed_cents,
    )
    assert again == decision
    assert record_of(again) == record_of(decision)


@given(decided())
def test_a_deposit_moves_whole_or_not_at_all(
    case: tuple[OrderSnapshot, OrderDecision],
) -> None:
    snapshot, decision = case
    for leg, ruled in zip(snapshot.legs, decision.legs, strict=True):
        moves = ruled.deposit.action is not DepositMove.NONE
        held = leg.deposit.amount_cents if leg.deposit else 0
        assert ruled.deposit.cents == (held if moves else 0)


def _cancelled_by_the_buyer(order: dict[str, Any], when: datetime) -> int:
    """The subtotal that comes back on the order's one leg."""
    leg = {**order["legs"][0], "cancellation": None}
    cancellation = {"by": "buyer", "at": when.isoformat()}
    snapshot = snapshot_of({**order, "legs": [leg], "cancellation": cancellation})
    decision = decide_order(snapshot, case_created_at=when, reason="buyer_cancelled")
    return decision.legs[0].eligible.subtotal_cents


# A slot sold again may give a late buyer more than the band of an earlier one: that is the rule's
# purpose. Content that never came is the same: the wait itself is the ground.
NEVER_MORE = ("talent", "studio", "deliverable", "request", "tip", "subscription")


@given(snapshots(kinds=NEVER_MORE, max_legs=1), moments, moments)
def test_a_later_buyer_cancellation_never_gets_more_subtotal(
    order: dict[str, Any], one: datetime, other: datetime
) -> None:
    order["legs"][0].pop("rebooking", None)
    earlier, later = sorted((one, other))
    assert _cancelled_by_the_buyer(order, later) <= _cancelled_by_the_buyer(order, earlier)
