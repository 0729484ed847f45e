"""How many cases one person may open in a minute."""

from attrs import field, frozen

MOST = 1_000_000
PROBLEM = f"write a whole number of cases a minute from 1 to {MOST}"


@frozen
class OpeningsRate:
    """As many at once, and per server process. Raises ValueError."""

    a_minute: int = field(default=60)

    @a_minute.validator
    def _check(self, _: object, a_minute: int) -> None:
        if not 1 <= a_minute <= MOST:
            raise ValueError(PROBLEM)

    @classmethod
    def written(cls, text: str) -> "OpeningsRate":
        if not (text.isascii() and text.isdigit()):
            raise ValueError(PROBLEM)
        return cls(int(text[:9]))
