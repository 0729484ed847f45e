"""The malfunction of a write that the store's own rules forbid, whatever computed it."""


class BrokenCheck(Exception):
    """A row breaks a CHECK of the store; nothing was written.

    A rerun breaks it again, unless the row was worked out from reads that others' commits came
    between.
    """

    def __init__(self, *, kind: str, key: str, rule: str) -> None:
        super().__init__(f"{kind} {key} breaks the rule: {rule}")
        self.kind = kind
        self.key = key
        self.rule = rule
