"""A refund with all that its decision can be computed again from, as it is stored."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class DecidedRefund:
    """`decision` is the record the refund is backed by; the rest is not in that record.

    `order` is the JSON of the snapshot version that `decision` names, and `order_sha256` the
    hash stored beside it; both are None when no such version is stored.
    """

    refund_id: str
    order_id: str
    reason: str
    case_created_at: datetime
    decision: object
    order: object = None
    order_sha256: str | None = None
