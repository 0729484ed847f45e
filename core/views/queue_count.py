"""How many cases stand in a queue."""

from typing import Final

from attrs import frozen

from core.views.case_queue import CaseQueue

COUNTED_TO: Final = 1_000


@frozen(kw_only=True)
class QueueCount:
    """`count` goes up to COUNTED_TO; `is_more` when there are more than that."""

    queue: CaseQueue
    count: int
    is_more: bool

    @classmethod
    def of(cls, queue: CaseQueue, counted: int) -> "QueueCount":
        """`counted` needs to go no further than one beyond COUNTED_TO."""
        return cls(queue=queue, count=min(counted, COUNTED_TO), is_more=counted > COUNTED_TO)
