"""Violations of the rules in memory."""

from collections.abc import Iterable
from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.conduct.violation import Violation, ViolationStatus

CHECKS: tuple[Check[Violation], ...] = (
    Check("nobody reviews their own decision", lambda _, one: one.reviewed_by != one.decided_by),
    Check(
        "an appeal says by whom and when",
        lambda _, one: (
            (one.status is ViolationStatus.DECIDED)
            == (one.appealed_at is None)
            == (one.appealed_by is None)
        ),
    ),
    Check(
        "a review says by whom and when",
        lambda _, one: (
            (one.status in (ViolationStatus.UPHELD, ViolationStatus.OVERTURNED))
            == (one.reviewed_at is not None)
            == (one.reviewed_by is not None)
        ),
    ),
)


@frozen(eq=False)
class MemoryViolations:
    """ports/violations.py over a table in memory."""

    _table: Table[Violation]
    _pending: PendingWrites

    def get(self, violation_id: str) -> Violation | None:
        return self._table.get(violation_id)

    def of_case(self, case_id: str) -> tuple[Violation, ...]:
        return oldest_first(self._table.group("case", case_id))

    def of_user(self, user_id: str) -> tuple[Violation, ...]:
        return oldest_first(self._table.group("user", user_id))

    def add(self, violation: Violation) -> None:
        self._pending.insert(self._table, violation)

    def save(self, violation: Violation) -> None:
        self._pending.replace(self._table, violation)


def oldest_first(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    return tuple(sorted(violations, key=lambda one: (one.decided_at, one.violation_id)))


def violation_table(lock: RLock, cases: Table[Case]) -> Table[Violation]:
    return Table(
        kind="violation",
        lock=lock,
        key_of=lambda one: (one.violation_id,),
        groups_of={"case": lambda one: (one.case_id,), "user": lambda one: (one.user_id,)},
        checks=(*CHECKS, names_a_case(cases, lambda one: (one.case_id,))),
    )
