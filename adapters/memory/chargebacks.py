"""Chargebacks in memory."""

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
from core.chargebacks.chargeback import DECIDED, Answer, Chargeback, ChargebackStatus

CHECKS: tuple[Check[Chargeback], ...] = (
    Check("amount_cents is above 0", lambda _, each: each.amount_cents > 0),
    Check("fee_cents is not negative", lambda _, each: each.fee_cents >= 0),
    Check(
        "only what was staged is submitted",
        lambda _, each: each.submitted_at is None or each.staged_at is not None,
    ),
    Check(
        "what is represented was submitted",
        lambda _, each: (
            each.status is not ChargebackStatus.REPRESENTED or each.submitted_at is not None
        ),
    ),
    Check(
        "nothing is submitted after the deadline",
        lambda _, each: (
            each.submitted_at is None or each.due_at is None or each.submitted_at <= each.due_at
        ),
    ),
    Check(
        "decided_at is set exactly once it is won or lost",
        lambda _, each: (each.status in DECIDED) == (each.decided_at is not None),
    ),
    Check(
        "what was asked names who asked",
        lambda _, each: {
            None: True,
            Answer.SUBMIT: each.submitted_by is not None and each.submitted_at is not None,
            Answer.ACCEPT: each.accepted_by is not None,
        }[each.answer],
    ),
    Check(
        "nothing is asked once it is decided",
        lambda _, each: each.status not in DECIDED or (each.answer, each.act_at) == (None, None),
    ),
)


@frozen(eq=False)
class MemoryChargebacks:
    """ports/chargebacks.py over a table in memory."""

    _table: Table[Chargeback]
    _cases: Table[Case]
    _pending: PendingWrites

    def get(self, chargeback_id: str) -> Chargeback | None:
        return self._table.get(chargeback_id)

    def of_dispute(self, processor_ref: str) -> Chargeback | None:
        return self._table.held_by("dispute", processor_ref)

    def of_case(self, case_id: str) -> tuple[Chargeback, ...]:
        return oldest_first(self._table.group("case", case_id))

    def of_order(self, order_id: str) -> tuple[Chargeback, ...]:
        return oldest_first(self._table.group("order", order_id))

    def to_prepare(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        due = sorted(
            (each.due_at, each.chargeback_id)
            for each in self._table.all()
            if each.due_at is not None and each.due_at >= now and self._wants_pack(each)
        )
        return tuple(chargeback_id for _, chargeback_id in due[:limit])

    def to_act(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            self._table.all(),
            due_at=lambda each: each.act_at,
            id_of=lambda each: each.chargeback_id,
            now=now,
            limit=limit,
        )

    def add(self, chargeback: Chargeback) -> None:
        self._pending.insert(self._table, chargeback)

    def save(self, chargeback: Chargeback) -> None:
        self._pending.replace(self._table, chargeback)

    def _wants_pack(self, chargeback: Chargeback) -> bool:
        if not chargeback.awaits_evidence:
            return False
        case = self._cases.get(chargeback.case_id)
        seen = chargeback.evidence_seen_at
        return (
            seen is None
            or chargeback.staged_at is None
            or (case is not None and case.updated_at > seen)
        )


def oldest_first(chargebacks: Iterable[Chargeback]) -> tuple[Chargeback, ...]:
    return tuple(sorted(chargebacks, key=lambda each: (each.created_at, each.chargeback_id)))


def chargeback_table(lock: RLock, cases: Table[Case]) -> Table[Chargeback]:
    return Table(
        kind="chargeback",
        lock=lock,
        key_of=lambda each: (each.chargeback_id,),
        groups_of={
            "case": lambda each: (each.case_id,),
            "order": lambda each: (each.order_id,),
        },
        unique={"dispute": lambda each: (each.processor_ref,)},
        checks=(*CHECKS, names_a_case(cases, lambda each: (each.case_id,))),
    )
