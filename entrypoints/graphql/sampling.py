"""Which of many like things are kept: the first and every tenth (domain.md, *Audit*)."""

from itertools import count

from attrs import define, field

EVERY = 10


@define(eq=False)
class Sampling:
    """Counts what it is asked about. Used on the event loop alone, so it needs no lock."""

    _seen: "count[int]" = field(factory=lambda: count(1), init=False)

    def keeps_next(self) -> bool:
        number = next(self._seen)
        return number == 1 or number % EVERY == 0
