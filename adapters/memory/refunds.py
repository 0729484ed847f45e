"""Refunds in memory."""

from collections.abc import Iterable
from datetime import datetime
from threading import RLock

from attrs import evolve, frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.money_checks import REFUND_CHECKS
from adapters.memory.overdue import longest_overdue
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from core.cases.case import Case
from core.refunds.position import Counted
from core.refunds.refund import Refund, RefundMethod, RefundStatus, WaitsFor


@frozen(eq=False)
class MemoryRefunds:
    """ports/refunds.py over a table in memory."""

    _table: Table[Refund]
    _pending: PendingWrites

    def get(self, refund_id: str) -> Refund | None:
        return self._table.get(refund_id)

    def of_order(self, order_id: str) -> tuple[Refund, ...]:
        return oldest_first(self._table.group("order", order_id))

    def counted_of_order(
        self, order_id: str, *, leaving_out: str | None = None
    ) -> tuple[Counted, ...]:
        return tuple(
            Counted(allocations=refund.allocations, status=refund.status.value)
            for refund in self.of_order(order_id)
            if refund.counts and refund.refund_id != leaving_out
        )

    def of_case(self, case_id: str) -> tuple[Refund, ...]:
        return oldest_first(self._table.group("case", case_id))

    def by_processor_ref(self, processor_ref: str) -> Refund | None:
        return self._table.held_by("processor_ref", processor_ref)

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            (refund for refund in self._table.all() if _is_at_the_processor(refund)),
            due_at=lambda refund: refund.ask_again_at,
            id_of=lambda refund: refund.refund_id,
            now=now,
            limit=limit,
        )

    def expired(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            (each for each in self._table.all() if each.status is RefundStatus.PROPOSED),
            due_at=lambda refund: refund.expires_at,
            id_of=lambda refund: refund.refund_id,
            now=now,
            limit=limit,
        )

    def waiting_for_resume(self) -> tuple[str, ...]:
        return tuple(
            refund.refund_id
            for refund in oldest_first(self._table.all())
            if refund.status is RefundStatus.PROPOSED and refund.waits_for is WaitsFor.RESUME
        )

    def add(self, refund: Refund) -> None:
        self._pending.insert(self._table, _as_stored(refund))

    def save(self, refund: Refund) -> None:
        self._pending.replace(self._table, _as_stored(refund))


def oldest_first(refunds: Iterable[Refund]) -> tuple[Refund, ...]:
    return tuple(sorted(refunds, key=lambda refund: (refund.created_at, refund.refund_id)))


def _is_at_the_processor(refund: Refund) -> bool:
    return refund.status is RefundStatus.PROCESSING and refund.method is RefundMethod.CARD


def _as_stored(refund: Refund) -> Refund:
    return evolve(refund, decision=stored_json(refund.decision))


def refund_table(lock: RLock, cases: Table[Case]) -> Table[Refund]:
    return Table(
        kind="refund",
        lock=lock,
        key_of=lambda refund: (refund.refund_id,),
        groups_of={
            "case": lambda refund: (refund.case_id,),
            "order": lambda refund: (refund.order_id,),
        },
        unique={
            "processor_ref": lambda refund: (
                (refund.processor_ref,) if refund.processor_ref else None
            )
        },
        checks=(*REFUND_CHECKS, names_a_case(cases, lambda refund: (refund.case_id,))),
    )
