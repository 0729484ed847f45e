"""Exact decimal hours, without floats: `"2.5"` is two and a half."""

from attrs import frozen

from core.cents import half_up

DECIMALS = 18
HOUR = 10**DECIMALS
HALF_HOUR = HOUR // 2


@frozen(order=True)
class Hours:
    """A length of time in 10**-18 hours, fine enough for any decimal a snapshot writes."""

    ticks: int

    @classmethod
    def of_decimal(cls, text: str) -> "Hours":
        """The hours `text` writes, digits with at most 18 decimals (`"4"`, `"4.0"`)."""
        whole, _, fraction = text.partition(".")
        return cls(int(whole + fraction.ljust(DECIMALS, "0")))

    @classmethod
    def begun_half_hours(cls, minutes: int) -> "Hours":
        """`minutes` rounded up to the half hour."""
        return cls(-(-minutes // 30) * HALF_HOUR)

    def less(self, other: "Hours") -> "Hours":
        """What is left after `other`, not below nothing."""
        return Hours(max(0, self.ticks - other.ticks))

    def at_rate(self, hourly_cents: int) -> int:
        """The price of these hours in cents, half-up."""
        return half_up(self.ticks * hourly_cents, HOUR)

    def __str__(self) -> str:
        whole, rest = divmod(self.ticks, HOUR)
        decimals = f"{rest:0{DECIMALS}}".rstrip("0")
        return f"{whole}.{decimals}" if decimals else str(whole)
