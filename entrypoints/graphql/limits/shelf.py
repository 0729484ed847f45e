"""Documents in a bounded number of bytes."""

from collections import OrderedDict

from attrs import define, field

from entrypoints.graphql.limits.admitted import Admitted


@define(eq=False)
class Shelf:
    """The documents used last, as many as fit into `room` bytes."""

    _room: int
    _used: int = field(default=0, init=False)
    _by_text: OrderedDict[str, Admitted] = field(factory=OrderedDict, init=False)

    def used(self, text: str) -> Admitted | None:
        known = self._by_text.get(text)
        if known is not None:
            self._by_text.move_to_end(text)
        return known

    def taken(self, text: str) -> Admitted | None:
        known = self._by_text.pop(text, None)
        if known is not None:
            self._used -= known.bytes
        return known

    def put(self, text: str, admitted: Admitted) -> None:
        """One that does not fit is not kept, and pushes nothing out."""
        if admitted.bytes > self._room:
            return
        self.taken(text)
        self._by_text[text] = admitted
        self._used += admitted.bytes
        while self._used > self._room:
            _, oldest = self._by_text.popitem(last=False)
            self._used -= oldest.bytes
