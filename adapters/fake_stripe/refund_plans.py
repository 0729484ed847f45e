"""What becomes of a refund after it was asked for: the statuses it goes through, in order."""

from attrs import frozen


@frozen
class RefundPlan:
    """The first status is the answer; the others follow by `advance`, `settle` or with time.

    Any text may stand as a status, so that a word Stripe adds tomorrow can be tried today.
    """

    statuses: tuple[str, ...]


SUCCEEDS = RefundPlan(("succeeded",))
PENDING_THEN_SUCCEEDED = RefundPlan(("pending", "succeeded"))
REQUIRES_ACTION = RefundPlan(("requires_action", "succeeded"))
SUCCEEDED_THEN_FAILED = RefundPlan(("succeeded", "failed"))
PENDING_THEN_FAILED = RefundPlan(("pending", "failed"))
PENDING_THEN_CANCELED = RefundPlan(("pending", "canceled"))

BY_NAME = {
    "succeeds": SUCCEEDS,
    "pending_then_succeeded": PENDING_THEN_SUCCEEDED,
    "requires_action": REQUIRES_ACTION,
    "succeeded_then_failed": SUCCEEDED_THEN_FAILED,
    "pending_then_failed": PENDING_THEN_FAILED,
    "pending_then_canceled": PENDING_THEN_CANCELED,
}
"""The plans by the names a command line or a control endpoint uses."""
