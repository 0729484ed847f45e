"""How long a webhook is tried, and how long one waits in between."""

from attrs import frozen


@frozen(kw_only=True)
class Patience:
    """Seconds of real time: the waits double from `first_wait` up to `longest_wait`."""

    tries: int = 12
    first_wait: float = 0.5
    longest_wait: float = 60.0
    timeout: float = 10.0

    def wait_after(self, tries: int) -> float:
        """Before the next try, when so many have failed."""
        return float(min(self.first_wait * 2 ** (tries - 1), self.longest_wait))
