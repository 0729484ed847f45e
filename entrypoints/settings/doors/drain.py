"""How long the server goes on taking requests once it was asked to stop."""

from attrs import field, frozen

MOST_SECONDS = 300
PROBLEM = f"write a whole number of seconds from 0 to {MOST_SECONDS}"


@frozen
class Drain:
    """Seconds in which `/readyz` says no and everything else goes on. Raises ValueError."""

    seconds: int = field(default=0)

    @seconds.validator
    def _check(self, _: object, seconds: int) -> None:
        if not 0 <= seconds <= MOST_SECONDS:
            raise ValueError(PROBLEM)

    @classmethod
    def written(cls, text: str) -> "Drain":
        if not (text.isascii() and text.isdigit()):
            raise ValueError(PROBLEM)
        return cls(int(text[:6]))
