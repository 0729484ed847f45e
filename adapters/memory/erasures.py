"""Whom the Support Center has forgotten, in memory."""

from collections.abc import Callable, Iterable, Iterator
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

from attrs import frozen

from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.erasure.erased_person import ErasedPerson

if TYPE_CHECKING:
    from adapters.memory.tables import Tables


class OnCase(Protocol):
    """A row that belongs to a case."""

    @property
    def case_id(self) -> str: ...


@frozen(eq=False)
class MemoryErasures:
    """ports/erasures.py over the tables in memory."""

    _tables: "Tables"
    _pending: PendingWrites

    def cases_of(self, user_id: str) -> tuple[str, ...]:
        with self._tables.lock:
            return tuple(sorted(set(self._named(user_id))))

    def add(self, person: ErasedPerson) -> None:
        self._pending.insert(self._tables.erased_persons, person)

    def of(self, user_id: str) -> tuple[ErasedPerson, ...]:
        found = self._tables.erased_persons.group("user", user_id)
        return tuple(sorted(found, key=lambda person: (person.erased_at, person.erasure_id)))

    def _named(self, user: str) -> Iterator[str]:
        tables = self._tables
        naming: tuple[tuple[Iterable[OnCase], Callable[[Any], tuple[str | None, ...]]], ...] = (
            (tables.cases.all(), lambda case: (case.opened_by, case.subject_user)),
            (tables.events.group("actor", user), lambda event: (event.actor_id,)),
            (tables.messages.group("author", user), lambda message: (message.author_user_id,)),
            (tables.payout_holds.all(), lambda hold: (hold.provider_id, hold.applied_by)),
            (tables.refunds.all(), lambda refund: (refund.created_by,)),
            (tables.deposit_claims.all(), lambda claim: (claim.filed_by,)),
            (tables.dmca_claims.all(), lambda claim: (claim.creator_id, claim.claimant_id)),
            (tables.violations.all(), lambda violation: (violation.user_id,)),
            (tables.evidences.all(), lambda evidence: (evidence.uploaded_by,)),
        )
        for rows, people in naming:
            yield from (row.case_id for row in rows if user in people(row))


def erased_person_table(lock: RLock) -> Table[ErasedPerson]:
    return Table(
        kind="erased_person",
        lock=lock,
        key_of=lambda person: (person.erasure_id,),
        groups_of={"user": lambda person: (person.user_id,)},
    )
