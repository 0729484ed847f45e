"""The books in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.ledger.posting import Posting

CHECKS: tuple[Check[Posting], ...] = (
    Check("amount_cents is above 0", lambda _, posting: posting.line.amount_cents > 0),
    Check(
        "a posting moves between two accounts",
        lambda _, posting: posting.line.debit is not posting.line.credit,
    ),
    Check("line is not negative", lambda _, posting: posting.number >= 0),
)


@frozen(eq=False)
class MemoryLedger:
    """ports/ledger.py over a table in memory."""

    _table: Table[Posting]
    _pending: PendingWrites

    def post(self, posting: Posting) -> None:
        self._pending.insert(self._table, posting)

    def of_cause(self, *, cause_id: str) -> tuple[Posting, ...]:
        posted = self._table.group("cause", cause_id)
        return tuple(sorted(posted, key=lambda each: (each.posted_at, each.cause, each.number)))

    def of_order(self, order_id: str) -> tuple[Posting, ...]:
        posted = self._table.group("order", order_id)
        return tuple(sorted(posted, key=lambda each: (each.posted_at, each.posting_id)))


def posting_table(lock: RLock, cases: Table[Case]) -> Table[Posting]:
    return Table(
        kind="posting",
        lock=lock,
        key_of=lambda posting: (posting.posting_id,),
        groups_of={
            "cause": lambda posting: (posting.cause_id,),
            "order": lambda posting: (posting.line.order_id,) if posting.line.order_id else (),
        },
        unique={"cause": lambda posting: (posting.cause, posting.cause_id, posting.number)},
        checks=(
            *CHECKS,
            names_a_case(cases, lambda row: (row.line.case_id,) if row.line.case_id else ()),
        ),
    )
