"""How much of a booked time was used."""

from attrs import frozen


@frozen(kw_only=True)
class Usage:
    booked_minutes: int
    used_minutes: int

    @property
    def is_partial(self) -> bool:
        return self.used_minutes < self.booked_minutes

    @property
    def unused_minutes(self) -> int:
        return max(0, self.booked_minutes - self.used_minutes)
