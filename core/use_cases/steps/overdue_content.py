"""The alarm when content should have been back and is not (domain.md, *DMCA*)."""

from core.announcements.of_dmca import dmca_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.dmca.claim import DmcaClaim
from core.dmca.entries import overdue_entry
from core.use_cases.handling.work import Work
from core.use_cases.steps.raising_alarm import escalate_for


def alarm_if_overdue(work: Work, claim: DmcaClaim, case: Case) -> tuple[DmcaClaim, Case]:
    """Once a claim: on its timeline, escalated and announced, whenever it is first noticed.

    The claim is the caller's to save.
    """
    window = claim.window
    kept_down = claim.court_action_at is not None
    if window is None or kept_down or claim.overdue_at is not None:
        return claim, case
    if not window.is_late(claim.restored_at or work.now):
        return claim, case
    late = claim.overdue(when=work.now)
    case = work.record(case, overdue_entry(late))
    case = escalate_for(work, case, why="content is not back within its window")
    work.announce(Topic.DMCA_OVERDUE, case.case_id, dmca_payload(late))
    return late, case
