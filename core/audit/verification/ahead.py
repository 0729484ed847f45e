"""A stream of sealed rows that can be looked at before it is taken from."""

from collections.abc import Iterator

from attrs import define, field

from core.audit.verification.stored import SealedRow


@define
class SealsAhead:
    """Rows by number; each is taken once."""

    _rows: Iterator[SealedRow]
    _next: SealedRow | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._next = next(self._rows, None)

    def up_to(self, number: int) -> SealedRow | None:
        """Take the next row, unless its number is above `number`."""
        taken = self._next
        if taken is None or taken.seal.number > number:
            return None
        self._next = next(self._rows, None)
        return taken

    @property
    def ended(self) -> bool:
        return self._next is None

    def rest(self) -> Iterator[SealedRow]:
        """Take all that is left."""
        while (taken := self._next) is not None:
            self._next = next(self._rows, None)
            yield taken


def side_by_side(
    seals: SealsAhead, entries: Iterator[bytes], *, first: int, last: int
) -> Iterator[tuple[int, SealedRow | None, bytes | None]]:
    """The rows up to `last` beside the object's entries, which are numbered from `first`."""
    for number, entry in enumerate(entries, first):
        while (before := seals.up_to(min(number - 1, last))) is not None:
            yield before.seal.number, before, None
        yield number, seals.up_to(number) if number <= last else None, entry
    while (left := seals.up_to(last)) is not None:
        yield left.seal.number, left, None
