"""What is raised when more is waiting already than can be done soon."""

from core.errors import ErrorCode, Refusal
from entrypoints.graphql.refused import Refused

RETRY_AFTER_SECONDS = 2
AT_CAPACITY = Refusal(
    code=ErrorCode.RATE_LIMITED,
    message="The service is busy: too much is waiting to be done. Nothing was done for this.",
    hint=f"Send it again in {RETRY_AFTER_SECONDS} seconds, with the same Idempotency-Key if you"
    " sent one.",
)


class Busy(Refused):
    """Nothing of what was asked for was begun."""

    def __init__(self) -> None:
        super().__init__(AT_CAPACITY)


def is_busy(error: BaseException | None) -> bool:
    """Whether that is what the executor has wrapped."""
    while error is not None and not isinstance(error, Busy):
        error = getattr(error, "original_error", None)
    return error is not None
