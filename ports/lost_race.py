"""What a store raises when somebody else was first: the command reads again and reruns."""


class LostRace(Exception):
    """The flush found the world changed since it was read; nothing was written.

    `contended` names what others want as well, where it is known.
    """

    contended: str | None = None


class StaleRow(LostRace):
    """A guarded row has another version than the one that was read."""

    def __init__(self, *, kind: str, key: str) -> None:
        super().__init__(f"{kind} {key} has changed since it was read")
        self.kind = kind
        self.key = key
        self.contended = f"{kind} {key}"


class DuplicateRow(LostRace):
    """A row with the same unique key was committed first."""

    def __init__(self, *, kind: str, key: str) -> None:
        super().__init__(f"{kind} {key} exists already")
        self.kind = kind
        self.key = key
        self.contended = f"{kind} {key}"
