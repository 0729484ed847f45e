"""What a store raises when somebody else was first: the command reads again and reruns."""

from typing import Self


class LostRace(Exception):
    """The flush found the world changed since it was read; nothing was written.

    `contended` names what others want as well, as far as it is known.
    """

    contended: frozenset[str] = frozenset()

    def since(self, earlier: "LostRace | None") -> Self:
        """The same, remembering what its command lost before.

        Who queues for one thing alone may lose the next race for another, and so on for ever.
        """
        if earlier is not None:
            self.contended |= earlier.contended
        return self


class StaleRow(LostRace):
    """A guarded row has another version than the one that was read."""

    def __init__(self, *, kind: str, key: str) -> None:
        super().__init__(f"{kind} {key} has changed since it was read")
        self.kind = kind
        self.key = key
        self.contended = frozenset({f"{kind} {key}"})


class DuplicateRow(LostRace):
    """A row with the same unique key was committed first."""

    def __init__(self, *, kind: str, key: str) -> None:
        super().__init__(f"{kind} {key} exists already")
        self.kind = kind
        self.key = key
        self.contended = frozenset({f"{kind} {key}"})
