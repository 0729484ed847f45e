"""How many connections a process opens to its database."""

from attrs import field, frozen

MOST = 200
PROBLEM = f"write a whole number of connections from 1 to {MOST}"


@frozen
class DatabasePool:
    """As many for commands, and as many again for queries. Raises ValueError."""

    size: int = field(default=8)

    @size.validator
    def _check(self, _: object, size: int) -> None:
        if not 1 <= size <= MOST:
            raise ValueError(PROBLEM)

    @classmethod
    def written(cls, text: str) -> "DatabasePool":
        if not (text.isascii() and text.isdigit()):
            raise ValueError(PROBLEM)
        return cls(int(text[:9]))
