"""What is told to a caller who will not be kept waiting any longer."""

from core.errors import ErrorCode, Refusal
from entrypoints.graphql.http.turned_away import TurnedAway


def too_slow(seconds: float) -> TurnedAway:
    """A read was given up; a command that has begun comes to its end by itself."""
    refusal = Refusal(
        code=ErrorCode.INTERNAL,
        message=f"There was no answer within {seconds:g} seconds. A mutation may still be carried"
        " out, or may have been.",
        hint="Send a query again. Send a mutation again with the same Idempotency-Key, or look at"
        " the case first.",
    )
    return TurnedAway(refusal, status=503)
