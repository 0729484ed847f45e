"""Decisions as JSON: the replay's answer, and the record a refund is backed by (kernels.md)."""

from typing import Any

from core.instants import write_instant
from core.kernels.decision import Circumstances, LegDecision, OrderDecision
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import Facts
from core.parts import Parts


def answer_of(decision: OrderDecision) -> dict[str, Any]:
    """One line of the replay, field by field as kernels.md, *Replay*, has it."""
    return {
        "order_id": decision.order_id,
        "eligible_refund_cents": decision.eligible_refund_cents,
        "open_cents": decision.open_cents,
        "max_allowed_cents": decision.max_allowed_cents,
        "snapshot_sha256": decision.snapshot_sha256,
        "legs": [leg_answer_of(leg) for leg in decision.legs],
    }


def record_of(decision: OrderDecision) -> dict[str, Any]:
    """The kernel decision to store: the answer, the snapshot's version and every input."""
    return {
        **answer_of(decision),
        "snapshot_version": decision.snapshot_version,
        "requested_at": write_instant(decision.requested_at),
        "open_by_leg": dict(decision.open_by_leg),
        "inputs": _inputs_of(decision.circumstances),
    }


def leg_answer_of(leg: LegDecision) -> dict[str, Any]:
    return {
        "leg_id": leg.leg_id,
        "kernel": leg.kernel,
        "kernel_version": leg.kernel_version,
        "band": leg.band,
        "eligible": parts_json(leg.eligible),
        "retained": parts_json(leg.retained),
        "deposit": {"action": leg.deposit.action.value, "cents": leg.deposit.cents},
        "suggested_goodwill_cents": leg.suggested_goodwill_cents,
        "trace": list(leg.trace),
    }


def parts_json(parts: Parts) -> dict[str, int]:
    """The four components under the names the snapshot gives them."""
    return {
        "subtotal_cents": parts.subtotal_cents,
        "service_tax_cents": parts.service_tax_cents,
        "platform_fee_cents": parts.platform_fee_cents,
        "platform_fee_tax_cents": parts.platform_fee_tax_cents,
    }


def _inputs_of(circumstances: Circumstances) -> dict[str, Any]:
    return {
        "case_created_at": write_instant(circumstances.case_created_at),
        "reason": circumstances.reason,
        "facts": _facts_json(circumstances.facts),
        "earlier_refunds": [_refund_json(refund) for refund in circumstances.earlier_refunds],
        "disputed_cents": circumstances.disputed_cents,
    }


def _facts_json(facts: Facts) -> dict[str, Any]:
    return {
        "fraud_validated": facts.fraud_validated,
        "quality_validated": facts.quality_validated,
        "deposit_claim": facts.deposit_claim.value,
    }


def _refund_json(refund: EarlierRefund) -> dict[str, Any]:
    return {
        "leg_id": refund.leg_id,
        "amount_cents": refund.amount_cents,
        "status": refund.status,
    }
