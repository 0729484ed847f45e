"""Refund options in the shape the schema gives them."""

from typing import Any

from core.kernels.decision import LegDecision
from core.use_cases.read_refund_options import RefundOptions


def options_shape(options: RefundOptions) -> dict[str, Any]:
    """`RefundOptions` of the schema, field by field."""
    decision = options.position.decision
    legs = [leg for leg in decision.legs if leg.leg_id in options.leg_ids]
    providers = {leg.leg_id: leg.provider_id for leg in options.order.legs}
    return {
        "order_id": options.order.order_id,
        "currency": options.order.currency,
        "eligible_refund_cents": sum(leg.eligible.total_cents for leg in legs),
        "automatic_cents": options.open_cents,
        "open_cents": decision.open_cents,
        "max_allowed_cents": decision.max_allowed_cents,
        "refunded_cents": options.position.refunded_cents,
        "paused": options.paused,
        "snapshot_sha256": decision.snapshot_sha256,
        "snapshot_version": decision.snapshot_version,
        "requested_at": decision.requested_at,
        "legs": [
            {
                **_leg_shape(leg),
                "provider_id": providers[leg.leg_id],
                "open_cents": decision.open_by_leg[leg.leg_id],
            }
            for leg in legs
        ],
    }


def _leg_shape(leg: LegDecision) -> dict[str, Any]:
    return {
        "leg_id": leg.leg_id,
        "kernel": leg.kernel,
        "kernel_version": leg.kernel_version,
        "band": leg.band,
        "eligible": leg.eligible,
        "retained": leg.retained,
        "deposit": {"action": leg.deposit.action.value, "cents": leg.deposit.cents},
        "suggested_goodwill_cents": leg.suggested_goodwill_cents,
        "trace": leg.trace,
    }
