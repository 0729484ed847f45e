"""The statement that counts the cases in every queue, its audit row included."""

from psycopg.sql import SQL, Composable, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.audited import AUDIT
from adapters.aurora.views.page_conditions import IN_QUEUE, sorting
from core.views.case_queue import CaseQueue
from core.views.queue_count import COUNTED_TO

# In the order of the queue, so that its index is read and the count ends where it may end.
_ONE = SQL(
    """
    select {queue} as queue, (
        select count(*) from (
            select from sup.case c where {in_queue} and {is_open}
            order by {order} limit {most} + 1
        ) counted
    ) as counted
    """
)


def _one(queue: CaseQueue) -> Composable:
    return _ONE.format(
        queue=Literal(queue.value),
        in_queue=IN_QUEUE[queue],
        is_open=open_to_reader("c"),
        order=sorting(queue.order),
        most=Literal(COUNTED_TO),
    )


QUEUE_COUNTS = (
    SQL("with audited as ({audit}) {every}")
    .format(
        audit=AUDIT.format(told=SQL("'{}'::jsonb")),
        every=SQL(" union all ").join(_one(queue) for queue in CaseQueue),
    )
    .as_bytes()
)
