"""Taking a decided case up again because what had been decided did not happen."""

from core.cases.case import Case
from core.cases.standing import Standing
from core.cases.status import DECIDED, CaseStatus
from core.cases.transitions import Move, move
from core.errors import Refusal
from core.use_cases.handling.work import Work


def reopen_decided(work: Work, case: Case, *, why: str) -> None:
    """Investigate a decided case again, unless it is too old to be reopened (domain.md)."""
    if case.status not in DECIDED:
        return
    wish = Move(to=CaseStatus.INVESTIGATING, reason=why, by_system=True)
    change = move(
        case,
        wish,
        when=work.now,
        standing=Standing(),
        reopen_within=work.policies.reopen_within,
    )
    if not isinstance(change, Refusal):
        work.apply(change)
