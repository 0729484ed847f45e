"""Deposits that go back, in memory."""

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
from core.deposits.deposit_release import DepositRelease, ReleaseStatus

CHECKS: tuple[Check[DepositRelease], ...] = (
    Check("amount_cents is above 0", lambda _, release: release.amount_cents > 0),
    Check(
        "only what is processing is asked for",
        lambda _, release: (
            release.ask_again_at is None or release.status is ReleaseStatus.PROCESSING
        ),
    ),
    Check("asked is not negative", lambda _, release: release.asked >= 0),
)


@frozen(eq=False)
class MemoryDepositReleases:
    """ports/deposit_releases.py over a table in memory."""

    _table: Table[DepositRelease]
    _pending: PendingWrites

    def get(self, release_id: str) -> DepositRelease | None:
        return self._table.get(release_id)

    def of_order(self, order_id: str) -> tuple[DepositRelease, ...]:
        return oldest_first(self._table.group("order", order_id))

    def by_processor_ref(self, processor_ref: str) -> DepositRelease | None:
        return self._table.held_by("processor_ref", processor_ref)

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return longest_overdue(
            self._table.all(),
            due_at=lambda release: release.ask_again_at,
            id_of=lambda release: release.release_id,
            now=now,
            limit=limit,
        )

    def add(self, release: DepositRelease) -> None:
        self._pending.insert(self._table, release)

    def save(self, release: DepositRelease) -> None:
        self._pending.replace(self._table, release)


def oldest_first(releases: Iterable[DepositRelease]) -> tuple[DepositRelease, ...]:
    return tuple(sorted(releases, key=lambda release: (release.created_at, release.release_id)))


def release_table(lock: RLock, cases: Table[Case]) -> Table[DepositRelease]:
    return Table(
        kind="deposit_release",
        lock=lock,
        key_of=lambda release: (release.release_id,),
        groups_of={
            "case": lambda release: (release.case_id,),
            "order": lambda release: (release.order_id,),
        },
        unique={"deposit": _deposit, "processor_ref": _processor_ref},
        checks=(*CHECKS, names_a_case(cases, lambda release: (release.case_id,))),
    )


def _deposit(release: DepositRelease) -> tuple[str] | None:
    return None if release.status is ReleaseStatus.FAILED else (release.payment_intent,)


def _processor_ref(release: DepositRelease) -> tuple[str] | None:
    return None if release.processor_ref is None else (release.processor_ref,)
