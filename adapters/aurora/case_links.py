"""Links between cases in the database."""

from attrs import frozen
from sqlalchemy import Column, Table, Text, bindparam, or_, select

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.cases.links import CaseLink, Relation
from core.instants import as_utc

LINK = Table(
    "case_link",
    SCHEMA,
    Column("case_id", Text, primary_key=True),
    Column("other_id", Text, primary_key=True),
    Column("relation", Text, primary_key=True),
    Column("linked_by", Text),
    Column("linked_at", INSTANT),
)
_OF_CASE = (
    select(LINK)
    .where(or_(LINK.c.case_id == bindparam("case_id"), LINK.c.other_id == bindparam("case_id")))
    .order_by(LINK.c.linked_at, LINK.c.case_id, LINK.c.other_id, LINK.c.relation)
)
_INSERT = insertion(LINK)


@frozen(eq=False)
class AuroraCaseLinks:
    """ports/case_links.py over sup.case_link."""

    _session: Session
    _pending: PendingWrites

    def add(self, link: CaseLink) -> None:
        row, key = link_to_row(link), (link.case_id, link.other_id, link.relation.value)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="case_link", key=key)

    def of_case(self, case_id: str) -> tuple[CaseLink, ...]:
        return tuple(map(link_from_row, self._session.rows(_OF_CASE, case_id=case_id)))


def link_to_row(link: CaseLink) -> Row:
    return {
        "case_id": link.case_id,
        "other_id": link.other_id,
        "relation": link.relation.value,
        "linked_by": link.linked_by,
        "linked_at": link.linked_at,
    }


def link_from_row(row: Row) -> CaseLink:
    return CaseLink(
        case_id=row["case_id"],
        other_id=row["other_id"],
        relation=Relation(row["relation"]),
        linked_by=row["linked_by"],
        linked_at=as_utc(row["linked_at"]),
    )
