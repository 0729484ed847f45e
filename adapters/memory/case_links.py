"""Links between cases in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import LINK_CHECKS, names_a_case
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.cases.links import CaseLink


@frozen(eq=False)
class MemoryCaseLinks:
    """ports/case_links.py over a table in memory."""

    _table: Table[CaseLink]
    _pending: PendingWrites

    def add(self, link: CaseLink) -> None:
        self._pending.insert(self._table, link)

    def of_case(self, case_id: str) -> tuple[CaseLink, ...]:
        return oldest_first(self._table.group("case", case_id))


def oldest_first(links: tuple[CaseLink, ...]) -> tuple[CaseLink, ...]:
    return tuple(
        sorted(links, key=lambda link: (link.linked_at, link.case_id, link.other_id, link.relation))
    )


def link_table(lock: RLock, cases: Table[Case]) -> Table[CaseLink]:
    return Table(
        kind="case_link",
        lock=lock,
        key_of=lambda link: (link.case_id, link.other_id, link.relation),
        groups_of={"case": lambda link: (link.case_id, link.other_id)},
        checks=(*LINK_CHECKS, names_a_case(cases, lambda link: (link.case_id, link.other_id))),
    )
