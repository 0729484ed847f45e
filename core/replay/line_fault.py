"""Why a line of the replay has no decision (kernels.md, *Replay*)."""

from typing import Any

from attrs import frozen

from core.errors import ErrorCode


@frozen(kw_only=True)
class LineFault:
    """`path` is the field at fault within the line (`order.legs[0].ends_at`), empty for all of it.

    `order_id` is None where the line does not even say which order it is about. `message` is a
    sentence that tells what must be there.
    """

    message: str
    path: str = ""
    order_id: str | None = None


def error_of(fault: LineFault) -> dict[str, Any]:
    """The error line that answers the fault."""
    return {
        "order_id": fault.order_id,
        "error": {
            "code": ErrorCode.BAD_USER_INPUT.value,
            "message": fault.message,
            "path": fault.path,
        },
    }
