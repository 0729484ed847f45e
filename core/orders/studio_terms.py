"""What a studio's subtotal is made of, and how long the room is blocked around the session."""

from attrs import frozen

from core.orders.hours import Hours


@frozen(kw_only=True)
class StudioTerms:
    """Hourly price, booked and least billed hours, cleaning; the rest of a subtotal is add-ons."""

    hourly_cents: int
    booked_hours: Hours
    min_hours: Hours
    cleaning_fee_cents: int
    cleaning_waived: bool
    buffer_before_min: int
    buffer_after_min: int

    @property
    def priced_cents(self) -> int:
        """The part of the subtotal these terms explain: booked hours and cleaning."""
        return self.booked_hours.at_rate(self.hourly_cents) + self.cleaning_fee_cents
