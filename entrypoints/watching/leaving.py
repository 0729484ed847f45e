"""Whether the server is about to stop, for those who send it work."""

from attrs import define


@define(eq=False)
class Leaving:
    """From `begin` on `/readyz` says no, while what was begun is finished.

    For `drain_seconds` it goes on taking what comes, so that those who send it work can turn
    elsewhere. `unfinished` is how many commands were left to themselves in the end.
    """

    drain_seconds: int = 0
    begun: bool = False
    unfinished: int = 0

    def begin(self) -> None:
        self.begun = True
