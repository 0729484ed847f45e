"""What comes back from providers, in memory."""

from collections.abc import Iterable
from datetime import datetime
from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.check import Check
from adapters.memory.overdue import longest_overdue
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.transfers.reversal import ReversalStatus, TransferReversal

CHECKS: tuple[Check[TransferReversal], ...] = (
    Check("amount_cents is above 0", lambda _, reversal: reversal.amount_cents > 0),
    Check(
        "what succeeded has the processor's name for it",
        lambda _, reversal: (
            reversal.status is not ReversalStatus.SUCCEEDED or reversal.processor_ref is not None
        ),
    ),
    Check(
        "only what is due is asked for",
        lambda _, reversal: reversal.ask_again_at is None or reversal.status is ReversalStatus.DUE,
    ),
    Check(
        "it comes back for one refund, ours on its case or one made elsewhere",
        lambda _, reversal: (
            (reversal.refund_id is None) == (reversal.case_id is None)
            and (reversal.refund_id is None) != (reversal.outside_ref is None)
        ),
    ),
    Check("asked is not negative", lambda _, reversal: reversal.asked >= 0),
    Check("refusals are not negative", lambda _, reversal: reversal.refusals >= 0),
)


@frozen(eq=False)
class MemoryTransferReversals:
    """ports/transfer_reversals.py over a table in memory."""

    _table: Table[TransferReversal]
    _pending: PendingWrites

    def get(self, reversal_id: str) -> TransferReversal | None:
        return self._table.get(reversal_id)

    def of_order(self, order_id: str) -> tuple[TransferReversal, ...]:
        of_order = self._table.group("order", order_id)
        return tuple(sorted(of_order, key=lambda each: (each.created_at, each.reversal_id)))

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            self._table.all(),
            due_at=lambda reversal: reversal.ask_again_at,
            id_of=lambda reversal: reversal.reversal_id,
            now=now,
            limit=limit,
        )

    def add(self, reversal: TransferReversal) -> None:
        self._pending.insert(self._table, reversal)

    def save(self, reversal: TransferReversal) -> None:
        self._pending.replace(self._table, reversal)


def by_leg(reversals: Iterable[TransferReversal]) -> tuple[TransferReversal, ...]:
    return tuple(sorted(reversals, key=lambda each: (each.leg_id, each.reversal_id)))


def _case_of(reversal: TransferReversal) -> tuple[str, ...]:
    return (reversal.case_id,) if reversal.case_id else ()


def reversal_table(lock: RLock, cases: Table[Case]) -> Table[TransferReversal]:
    return Table(
        kind="transfer_reversal",
        lock=lock,
        key_of=lambda reversal: (reversal.reversal_id,),
        groups_of={
            "refund": lambda reversal: (reversal.refund_id,) if reversal.refund_id else (),
            "order": lambda reversal: (reversal.order_id,),
        },
        checks=(*CHECKS, names_a_case(cases, _case_of)),
    )
