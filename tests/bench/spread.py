"""What several rounds of one measurement came to."""

from collections.abc import Sequence
from statistics import median

from attrs import frozen


@frozen(kw_only=True)
class Spread:
    """The middle of the rounds, with the least and the most of them."""

    median: float
    minimum: float
    maximum: float

    @classmethod
    def of(cls, rounds: Sequence[float]) -> "Spread":
        return cls(median=median(rounds), minimum=min(rounds), maximum=max(rounds))

    def written(self, digits: int = 2) -> str:
        """`0.61 (0.58 to 0.70)`."""
        least, most = f"{self.minimum:,.{digits}f}", f"{self.maximum:,.{digits}f}"
        return f"{self.median:,.{digits}f} ({least} to {most})"
