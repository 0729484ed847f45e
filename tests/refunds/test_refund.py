"""A refund's states, and who may decide on it."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from core.errors import ErrorCode
from core.parts import Parts
from core.refunds.allocation import Allocation
from core.refunds.approval import forbids_approval, forbids_rejection
from core.refunds.refund import SUCCESSORS, Refund, RefundMethod, RefundStatus, WaitsFor
from core.refunds.revision import changes_since

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
PROPOSED = Refund(
    refund_id="srf_1",
    case_id="sca_1",
    order_id="ord_1",
    charge_id="ch_1",
    currency="USD",
    allocations=(Allocation("leg_1", Parts(800, 66, 0, 0)),),
    reason="quality",
    status=RefundStatus.PROPOSED,
    waits_for=WaitsFor.APPROVAL,
    expires_at=NOON + timedelta(days=7),
    created_by="usr_fay",
    created_at=NOON,
    updated_at=NOON,
)


def test_its_amount_and_leg_follow_from_its_allocations() -> None:
    assert (PROPOSED.amount_cents, PROPOSED.leg_id) == (866, "leg_1")
    two = evolve(PROPOSED, allocations=(*PROPOSED.allocations, Allocation("leg_2", Parts(1))))
    assert (two.amount_cents, two.leg_id) == (867, None)


def test_it_is_proposed_then_sent_then_succeeds_and_may_still_fail_late() -> None:
    sent = PROPOSED.sent(when=NOON)
    assert (sent.status, sent.waits_for, sent.expires_at) == (RefundStatus.PROCESSING, None, None)
    succeeded = sent.succeeded(processor_ref="re_1", when=NOON)
    assert succeeded.is_settled
    late = succeeded.failed("lost_or_stolen_card", when=NOON)
    assert (late.status, late.failure) == (RefundStatus.FAILED, "lost_or_stolen_card")
    assert late.processor_ref == "re_1"
    assert not late.counts


def test_no_state_is_reached_that_the_domain_does_not_name() -> None:
    assert {(a.value, b.value) for a, after in SUCCESSORS.items() for b in after} == {
        ("proposed", "processing"),
        ("proposed", "failed"),
        ("processing", "succeeded"),
        ("processing", "failed"),
        ("succeeded", "failed"),
    }
    with pytest.raises(ValueError, match="proposed refund cannot become succeeded"):
        PROPOSED.succeeded(processor_ref="re_1", when=NOON)
    with pytest.raises(ValueError, match="failed refund cannot become processing"):
        PROPOSED.failed("rejected", when=NOON).sent(when=NOON)


def test_a_goodwill_credit_reserves_nothing_on_the_charge() -> None:
    assert not evolve(PROPOSED, method=RefundMethod.WALLET).counts


@pytest.mark.parametrize(
    ("refund", "approver", "when", "code"),
    [
        (PROPOSED, "usr_finn", NOON, None),
        (PROPOSED, "usr_fay", NOON, ErrorCode.SELF_APPROVAL_FORBIDDEN),
        (PROPOSED, "usr_finn", NOON + timedelta(days=7), ErrorCode.NOT_PENDING),
        (PROPOSED, "usr_finn", NOON + timedelta(days=7, microseconds=-1), None),
        (PROPOSED.sent(when=NOON), "usr_finn", NOON, ErrorCode.NOT_PENDING),
        (PROPOSED.failed("rejected", when=NOON), "usr_finn", NOON, ErrorCode.NOT_PENDING),
    ],
)
def test_approval_needs_a_second_person_in_time(
    refund: Refund, approver: str, when: datetime, code: ErrorCode | None
) -> None:
    refusal = forbids_approval(refund, approver=approver, when=when)
    assert (refusal and refusal.code) == code


def test_only_a_proposal_can_be_rejected() -> None:
    assert forbids_rejection(PROPOSED) is None
    refusal = forbids_rejection(PROPOSED.sent(when=NOON))
    assert refusal is not None
    assert refusal.code is ErrorCode.NOT_PENDING


def test_a_revision_names_the_figures_that_moved_and_no_others() -> None:
    before = {"snapshot_version": 3, "open_cents": 100, "max_allowed_cents": 900}
    after = {"snapshot_version": 4, "open_cents": 50, "max_allowed_cents": 900}
    assert changes_since(before, after) == (
        "order snapshot version: 3 then, 4 now",
        "cents left open by policy: 100 then, 50 now",
    )
    assert changes_since(before, before) == ()
