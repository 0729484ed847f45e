"""One call of a function, and how long it may take."""

import time
from collections.abc import Callable
from typing import Any, Final, Self

from attrs import frozen

MOST_KEPT_BACK: Final = 10.0
SHARE_KEPT_BACK: Final = 0.2


@frozen(kw_only=True)
class Invocation:
    """`request_id` is Lambda's own; `ends_at` is when to begin nothing more, on the clock
    `seconds`, which only goes forward.
    """

    request_id: str
    ends_at: float
    seconds: Callable[[], float] = time.monotonic

    @classmethod
    def of(cls, context: Any, *, seconds: Callable[[], float] = time.monotonic) -> Self:
        """A fifth of the time, and 10 s at most, is kept back for ending what was begun."""
        left = context.get_remaining_time_in_millis() / 1000
        usable = left - min(MOST_KEPT_BACK, left * SHARE_KEPT_BACK)
        return cls(
            request_id=str(context.aws_request_id), ends_at=seconds() + usable, seconds=seconds
        )

    def may_go_on(self) -> bool:
        """Whether there is time to begin one thing more."""
        return self.seconds() < self.ends_at
