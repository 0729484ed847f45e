"""How an amount divides over a leg's components (domain.md, *Refund*, Split)."""

from core.cents import by_largest_remainder
from core.parts import Parts


def split(amount: int, *, policy: Parts, already: Parts, paid: Parts) -> Parts:
    """`amount` cents of a leg as parts that sum to it.

    `policy` is what the kernel gives for the leg, `already` what non-failed refunds took of
    it, `paid` what the buyer paid. The amount that completes the kernel's keeps the kernel's
    split; any other takes the service part first. The amount must not exceed what is left.
    """
    missing = policy - already
    if missing.total_cents == amount and missing.without_negatives() == missing:
        return missing
    return _service_first(amount, left=(paid - already).without_negatives())


def _service_first(amount: int, *, left: Parts) -> Parts:
    service = min(amount, left.service_cents)
    subtotal, tax = by_largest_remainder(service, (left.subtotal_cents, left.service_tax_cents))
    fee, fee_tax = by_largest_remainder(
        amount - service, (left.platform_fee_cents, left.platform_fee_tax_cents)
    )
    return Parts(subtotal, tax, fee, fee_tax)
