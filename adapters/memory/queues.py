"""Where those wait who lost a race for the same thing."""

from threading import Lock
from weakref import WeakValueDictionary

from attrs import define, field


@define(eq=False)
class Queues:
    """One lock for each contended thing, kept while somebody waits for it or has their turn."""

    _turns: "WeakValueDictionary[str, Lock]" = field(factory=WeakValueDictionary, init=False)
    _naming: "Lock" = field(factory=Lock, init=False)

    def turn(self, contended: str | None) -> "Lock | None":
        """The lock of a thing, None where it has no name."""
        if contended is None:
            return None
        with self._naming:
            return self._turns.setdefault(contended, Lock())
