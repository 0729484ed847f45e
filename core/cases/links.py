"""Cases that belong together (domain.md, *Case*)."""

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from core.errors import ErrorCode, Refusal
from core.timeline.event import Entry, EventType


class Relation(StrEnum):
    RELATED = "related"
    DUPLICATE_OF = "duplicate_of"


SEEN_FROM_THE_OTHER_SIDE = {Relation.RELATED: "related", Relation.DUPLICATE_OF: "duplicated_by"}


@frozen(kw_only=True)
class CaseLink:
    """`case_id` is related to, or a duplicate of, `other_id`."""

    case_id: str
    other_id: str
    relation: Relation
    linked_by: str
    linked_at: datetime

    def seen_from(self, case_id: str) -> tuple[str, str]:
        """The case at the other end, and what `case_id` is to it (`related`, `duplicated_by`)."""
        if case_id == self.case_id:
            return self.other_id, self.relation.value
        return self.case_id, SEEN_FROM_THE_OTHER_SIDE[self.relation]


def linked_entry(*, other_id: str, relation: str) -> Entry:
    return Entry(EventType.LINKED, {"case_id": other_id, "relation": relation})


def unlinkable(case_id: str, other_id: str) -> Refusal | None:
    """BAD_USER_INPUT for a case linked to itself."""
    if case_id != other_id:
        return None
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="otherCaseId",
        message="A case cannot be linked to itself.",
        hint="Name the other case.",
    )
