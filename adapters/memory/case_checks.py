"""The rules no case, and nothing that belongs to one, may break (domain.md, *Case*)."""

from collections.abc import Callable
from typing import TypeVar

from adapters.memory.check import Check
from adapters.memory.table import Table
from core.cases.case import Case
from core.cases.links import CaseLink
from core.cases.status import DECIDED, CaseStatus
from core.sla.targets import PRIORITIES

Row = TypeVar("Row")

CASE_CHECKS: tuple[Check[Case], ...] = (
    Check("priority is 1 to 5", lambda _, case: case.priority in PRIORITIES),
    Check(
        "awaiting is set exactly while awaiting_user",
        lambda _, case: (case.status is CaseStatus.AWAITING_USER) == (case.awaiting is not None),
    ),
    Check(
        "a resolved case has an outcome",
        lambda _, case: case.status is not CaseStatus.RESOLVED or case.outcome is not None,
    ),
    Check(
        "an undecided case has no outcome",
        lambda _, case: case.outcome is None or case.status in DECIDED,
    ),
)
LINK_CHECKS: tuple[Check[CaseLink], ...] = (
    Check("a case is not linked to itself", lambda _, link: link.case_id != link.other_id),
)


def names_a_case(cases: Table[Case], named: Callable[[Row], tuple[str, ...]]) -> Check[Row]:
    """Every case a row names is there, as a foreign key has it."""
    return Check(
        "the case is there",
        lambda _, row: all(cases.get(case_id) is not None for case_id in named(row)),
    )
