"""Where those wait who lost a race for the same thing."""

from threading import Lock
from weakref import WeakValueDictionary

from attrs import define, field


@define(eq=False)
class Queues:
    """One lock for each contended thing, kept while somebody waits for it or has their turn."""

    _turns: "WeakValueDictionary[str, Lock]" = field(factory=WeakValueDictionary, init=False)
    _naming: "Lock" = field(factory=Lock, init=False)

    def turns(self, contended: frozenset[str]) -> "tuple[Lock, ...]":
        """The locks of all these things, in the one order in which everybody takes them."""
        with self._naming:
            return tuple(self._turns.setdefault(name, Lock()) for name in sorted(contended))
