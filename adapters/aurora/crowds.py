"""Where this process met others lately, so that it need not lose the next race to find out."""

from time import monotonic

from attrs import define, field

KNOWN_FOR_SECONDS = 5.0


@define(eq=False)
class Crowds:
    """What was lost to others within the last seconds, by the name the lost race gave it.

    Once everybody queues nobody loses, and a crowd is forgotten; who comes next loses once and
    knows it again. Thread-safe.
    """

    _known_until: dict[str, float] = field(factory=dict, init=False)

    def met_at(self, contended: str) -> None:
        now = monotonic()
        kept = {name: until for name, until in self._known_until.copy().items() if until > now}
        self._known_until = kept | {contended: now + KNOWN_FOR_SECONDS}

    def is_at(self, contended: str) -> bool:
        return self._known_until.get(contended, 0.0) > monotonic()
