"""How often somebody may do something."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from attrs import define, field

from core.errors import ErrorCode, Refusal

SECONDS = 60


@define(eq=False, kw_only=True)
class Rate:
    """`a_minute` at once, and from then on one each time a minute's share has passed.

    Kept per process, for the `most_kept` people heard of last. Used on the event loop alone, so
    it needs no lock. `seconds` is a monotonic clock.
    """

    a_minute: int
    most_kept: int = 10_000
    seconds: Callable[[], float] = time.monotonic
    _free_at: OrderedDict[str, float] = field(factory=OrderedDict, init=False)

    def wait(self, who: str) -> int:
        """0, and it counts; otherwise in how many seconds it may be tried again."""
        now, share = self.seconds(), SECONDS / self.a_minute
        free_at = max(self._free_at.pop(who, now), now)
        ahead = free_at + share - now - SECONDS
        self._keep(who, free_at if ahead > 0 else free_at + share)
        return math.ceil(ahead) if ahead > 0 else 0

    def too_often(self, seconds: int) -> Refusal:
        """What is told to who has to wait so long."""
        return Refusal(
            code=ErrorCode.RATE_LIMITED,
            message=f"You have done this too often: {self.a_minute} a minute are allowed.",
            hint=f"Try again in {seconds} s. Nothing was done.",
        )

    def _keep(self, who: str, free_at: float) -> None:
        self._free_at[who] = free_at
        if len(self._free_at) > self.most_kept:
            self._free_at.popitem(last=False)
