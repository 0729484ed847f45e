"""A split amount in the words of the sentences, so that two can be compared and read."""

from core.parts import Parts
from entrypoints.specifications.money import dollars


def in_words(parts: Parts) -> str:
    return (
        f"{dollars(parts.subtotal_cents)} of the price, {dollars(parts.service_tax_cents)} of its "
        f"tax, {dollars(parts.platform_fee_cents)} of the fee and "
        f"{dollars(parts.platform_fee_tax_cents)} of the fee's tax"
    )
