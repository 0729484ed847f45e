"""A refund's allocations as a json column keeps them."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.parts import Parts
from core.refunds.allocation import Allocation


def allocations_to_json(allocations: Iterable[Allocation]) -> list[dict[str, Any]]:
    return [
        {
            "leg_id": allocation.leg_id,
            "subtotal_cents": allocation.parts.subtotal_cents,
            "service_tax_cents": allocation.parts.service_tax_cents,
            "platform_fee_cents": allocation.parts.platform_fee_cents,
            "platform_fee_tax_cents": allocation.parts.platform_fee_tax_cents,
        }
        for allocation in allocations
    ]


def allocations_from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Allocation, ...]:
    return tuple(
        Allocation(
            share["leg_id"],
            Parts(
                subtotal_cents=share["subtotal_cents"],
                service_tax_cents=share["service_tax_cents"],
                platform_fee_cents=share["platform_fee_cents"],
                platform_fee_tax_cents=share["platform_fee_tax_cents"],
            ),
        )
        for share in stored
    )
