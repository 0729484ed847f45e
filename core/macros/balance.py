"""What the processor's balance says of a payment, as far as it came in twice."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from attrs import frozen

TOGETHER = timedelta(days=7)
"""Two payments farther apart are two purchases."""


@frozen(kw_only=True)
class Movement:
    """Money that a charge brought in (`txn_…`)."""

    ref: str
    charge: str
    amount_cents: int
    currency: str
    created_at: datetime


def twin_of(ours: Sequence[Movement], theirs: Sequence[Movement]) -> Movement | None:
    """The one of `theirs` that makes the newest of `ours` a payment of the same once more."""
    for mine in ours[:1]:
        for other in theirs:
            same = (other.amount_cents, other.currency) == (mine.amount_cents, mine.currency)
            near = abs(other.created_at - mine.created_at) <= TOGETHER
            if same and near and other.ref != mine.ref:
                return other
    return None
