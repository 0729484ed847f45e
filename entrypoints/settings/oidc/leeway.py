"""How far the provider's clock and ours may be apart."""

from datetime import timedelta

from attrs import field, frozen

MOST_SECONDS = 60


@frozen
class Leeway:
    """Whole seconds, 0 to 60: an expired token is not believed for longer. Raises ValueError."""

    seconds: int = field(default=30)

    @seconds.validator
    def _check(self, _: object, seconds: int) -> None:
        if not 0 <= seconds <= MOST_SECONDS:
            raise ValueError(_PROBLEM)

    @classmethod
    def written(cls, text: str) -> "Leeway":
        if not (text.isascii() and text.isdigit()):
            raise ValueError(_PROBLEM)
        return cls(int(text[:6]))

    @property
    def span(self) -> timedelta:
        return timedelta(seconds=self.seconds)


_PROBLEM = f"write a whole number of seconds from 0 to {MOST_SECONDS}"
