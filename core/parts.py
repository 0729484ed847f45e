"""The four components every leg is paid and refunded in (domain.md, *Refund*)."""

from attrs import frozen


@frozen
class Parts:
    """An amount in cents, split into subtotal, service tax, platform fee and fee tax."""

    subtotal_cents: int = 0
    service_tax_cents: int = 0
    platform_fee_cents: int = 0
    platform_fee_tax_cents: int = 0

    @property
    def service_cents(self) -> int:
        """What the provider is paid from: subtotal and service tax."""
        return self.subtotal_cents + self.service_tax_cents

    @property
    def total_cents(self) -> int:
        return (
            self.subtotal_cents
            + self.service_tax_cents
            + self.platform_fee_cents
            + self.platform_fee_tax_cents
        )

    def __add__(self, other: "Parts") -> "Parts":
        return Parts(
            self.subtotal_cents + other.subtotal_cents,
            self.service_tax_cents + other.service_tax_cents,
            self.platform_fee_cents + other.platform_fee_cents,
            self.platform_fee_tax_cents + other.platform_fee_tax_cents,
        )

    def __sub__(self, other: "Parts") -> "Parts":
        return Parts(
            self.subtotal_cents - other.subtotal_cents,
            self.service_tax_cents - other.service_tax_cents,
            self.platform_fee_cents - other.platform_fee_cents,
            self.platform_fee_tax_cents - other.platform_fee_tax_cents,
        )

    def fits_in(self, ceiling: "Parts") -> bool:
        """Whether no component exceeds the same component of `ceiling`."""
        return (
            self.subtotal_cents <= ceiling.subtotal_cents
            and self.service_tax_cents <= ceiling.service_tax_cents
            and self.platform_fee_cents <= ceiling.platform_fee_cents
            and self.platform_fee_tax_cents <= ceiling.platform_fee_tax_cents
        )

    def without_negatives(self) -> "Parts":
        """The same parts with every negative component raised to nothing."""
        return Parts(
            max(0, self.subtotal_cents),
            max(0, self.service_tax_cents),
            max(0, self.platform_fee_cents),
            max(0, self.platform_fee_tax_cents),
        )


NOTHING = Parts()
