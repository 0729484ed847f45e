"""Links between cases for tests."""

from typing import Any

from attrs import evolve

from core.cases.links import CaseLink, Relation
from tests.builders.instants import NOON


def a_link(case_id: str, other_id: str, **changes: Any) -> CaseLink:
    """Two related cases, but for `changes`."""
    link = CaseLink(
        case_id=case_id,
        other_id=other_id,
        relation=Relation.RELATED,
        linked_by="usr_agent",
        linked_at=NOON,
    )
    return evolve(link, **changes)
