"""The documents that are worth remembering, in bounded memory."""

from attrs import define, field

from entrypoints.graphql.limits.admitted import Admitted
from entrypoints.graphql.limits.shelf import Shelf

NEWCOMERS_BYTES = 8 * 1024 * 1024
REGULARS_BYTES = 32 * 1024 * 1024


@define(eq=False, kw_only=True)
class Kept:
    """By their text. Newcomers and those that came again have room of their own, so that a flood
    of documents that are sent once pushes out other newcomers and nothing that is in use.
    """

    newcomers_bytes: int = NEWCOMERS_BYTES
    regulars_bytes: int = REGULARS_BYTES
    _newcomers: Shelf = field(init=False)
    _regulars: Shelf = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._newcomers = Shelf(self.newcomers_bytes)
        self._regulars = Shelf(self.regulars_bytes)

    def find(self, text: str) -> Admitted | None:
        """What was added under exactly this text, unless it was pushed out."""
        known = self._regulars.used(text)
        if known is not None:
            return known
        known = self._newcomers.taken(text)
        if known is not None:
            self._regulars.put(text, known)
        return known

    def add(self, text: str, admitted: Admitted) -> None:
        self._newcomers.put(text, admitted)
