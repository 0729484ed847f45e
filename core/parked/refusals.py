"""What is said to somebody who asks for parked work that cannot be dealt with so."""

from core.errors import ErrorCode, Refusal
from core.parked.parked_work import ParkedWork


def no_such_work(work_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="workId",
        message=f"Nothing was ever parked as {work_id}.",
        hint="parkedWork lists what waits for a person, with its ids.",
    )


def not_waiting(parked: ParkedWork) -> Refusal | None:
    """NOT_ACTIVE for what waits for nobody any more."""
    if parked.waits:
        return None
    return Refusal(
        code=ErrorCode.NOT_ACTIVE,
        field="workId",
        message=f"This work was {parked.ending} already.",
        hint="Read parkedWork again: if it was parked anew, it waits under another id.",
    )


def processor_silent() -> Refusal:
    """The processor has to be looked at first, and did not answer."""
    return Refusal(
        code=ErrorCode.INTERNAL,
        message="The payment processor could not be asked; nothing was changed.",
        hint="Try again in a few minutes.",
    )
