"""Copyright claims in memory."""

from collections.abc import Callable, Iterable
from datetime import datetime
from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.dmca_checks import CLAIM_CHECKS, WORDS_CHECKS
from adapters.memory.overdue import longest_overdue
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.dmca.claim import DmcaClaim
from core.dmca.status import DmcaStatus
from core.dmca.words import DmcaWords


@frozen(eq=False)
class MemoryDmcaClaims:
    """ports/dmca_claims.py over two tables in memory: claims, and the words beside them."""

    _table: Table[DmcaClaim]
    _words: Table[DmcaWords]
    _pending: PendingWrites

    def get(self, claim_id: str) -> DmcaClaim | None:
        return self._table.get(claim_id)

    def of_case(self, case_id: str) -> tuple[DmcaClaim, ...]:
        return oldest_first(self._table.group("case", case_id))

    def of_uploader(self, creator_id: str) -> tuple[DmcaClaim, ...]:
        return oldest_first(self._table.group("uploader", creator_id))

    def to_send(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        return self._due(self._table.all(), lambda claim: claim.send_again_at, now, limit)

    def to_restore(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        waiting = [claim for claim in self._countered() if claim.ordered is None]
        return self._due(waiting, lambda claim: claim.restore_not_before, now, limit)

    def overdue(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        waiting = [claim for claim in self._countered() if claim.overdue_at is None]
        return self._due(waiting, lambda claim: claim.restore_not_after, now, limit)

    def add(self, claim: DmcaClaim) -> None:
        self._pending.insert(self._table, claim)

    def save(self, claim: DmcaClaim) -> None:
        self._pending.replace(self._table, claim)

    def words(self, case_id: str) -> tuple[DmcaWords, ...]:
        return words_of(self._words, case_id)

    def add_words(self, words: DmcaWords) -> None:
        self._pending.insert(self._words, words)

    def save_words(self, words: DmcaWords) -> None:
        self._pending.replace(self._words, words)

    def _countered(self) -> Iterable[DmcaClaim]:
        return (it for it in self._table.all() if it.status is DmcaStatus.COUNTER_NOTICED)

    def _due(
        self,
        claims: Iterable[DmcaClaim],
        due_at: Callable[[DmcaClaim], datetime | None],
        now: datetime,
        limit: int,
    ) -> tuple[str, ...]:
        return longest_overdue(
            claims, due_at=due_at, id_of=lambda claim: claim.claim_id, now=now, limit=limit
        )


def oldest_first(claims: Iterable[DmcaClaim]) -> tuple[DmcaClaim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.received_at, claim.claim_id)))


def words_of(words: Table[DmcaWords], case_id: str) -> tuple[DmcaWords, ...]:
    found = words.group("case", case_id)
    return tuple(sorted(found, key=lambda each: (each.claim_id, each.part)))


def dmca_claim_table(lock: RLock, cases: Table[Case]) -> Table[DmcaClaim]:
    return Table(
        kind="dmca_claim",
        lock=lock,
        key_of=lambda claim: (claim.claim_id,),
        groups_of={
            "case": lambda claim: (claim.case_id,),
            "uploader": lambda claim: (claim.creator_id,),
        },
        checks=(*CLAIM_CHECKS, names_a_case(cases, lambda claim: (claim.case_id,))),
    )


def dmca_words_table(lock: RLock, cases: Table[Case]) -> Table[DmcaWords]:
    return Table(
        kind="dmca_words",
        lock=lock,
        key_of=lambda words: (words.claim_id, words.part.value),
        groups_of={"case": lambda words: (words.case_id,)},
        checks=(*WORDS_CHECKS, names_a_case(cases, lambda words: (words.case_id,))),
    )
