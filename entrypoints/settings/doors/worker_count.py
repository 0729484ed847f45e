"""How many processes answer on one socket."""

from attrs import field, frozen

MOST = 64
PROBLEM = f"write a whole number of processes from 1 to {MOST}"


@frozen
class WorkerCount:
    """Each with a pool of connections and a rate limit of its own. Raises ValueError."""

    number: int = field(default=1)

    @number.validator
    def _check(self, _: object, number: int) -> None:
        if not 1 <= number <= MOST:
            raise ValueError(PROBLEM)

    @classmethod
    def written(cls, text: str) -> "WorkerCount":
        if not (text.isascii() and text.isdigit()):
            raise ValueError(PROBLEM)
        return cls(int(text[:9]))
