"""The refund policy a leg was sold under, as it stood then (kernels.md, *Order snapshot*)."""

from attrs import frozen


@frozen(kw_only=True)
class Band:
    """What comes back between `from_hours` (included) and `to_hours` (excluded) to the start.

    `to_hours` None is an open end. Percentages are whole, 0..100.
    """

    from_hours: int
    to_hours: int | None
    buyer_refund_pct: int
    platform_fee_refund_pct: int

    def __str__(self) -> str:
        if self.to_hours is None:
            return f">= {self.from_hours} h"
        if self.from_hours == 0:
            return f"< {self.to_hours} h"
        return f"{self.from_hours}..{self.to_hours} h"


@frozen(kw_only=True)
class Policy:
    """The terms of one leg. `bands` stand nearest to the start first, without gap or overlap."""

    version: int
    name: str
    kernel: str
    bands: tuple[Band, ...] = ()
    provider_cancel_full_refund: bool = True
    rebooked_refund_pct: int = 100
    apology_credit_cents: int = 0
    ppv_delivery_days: int = 14
    quality_refund_pct: int = 50
    tariff_pct: int = 50
