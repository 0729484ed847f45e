"""Appeal against the decision on a violation."""

from typing import ClassVar

from attrs import frozen

from core.announcements.of_violations import violation_payload
from core.announcements.topic import Topic
from core.cases.access import access_denied, is_open_to
from core.cases.case import Case
from core.cases.standing import Standing
from core.cases.status import DECIDED, CaseStatus
from core.cases.transitions import Move, move
from core.conduct.deciding import forbids_appeal, violation_not_found
from core.conduct.entries import appealed_entry
from core.conduct.violation import Violation
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.violation_command import ViolationCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.raising_alarm import escalate_for


@frozen(kw_only=True)
class AppealViolation(ViolationCommand[bool]):
    """By the person themselves, or by staff for them; once (domain.md, *DMCA*, the ladder).

    It escalates the case and takes a decided one up again: that of a closed case is its one
    reopening, and comes within the time for that.
    """

    action: ClassVar = "violation.appeal"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.PARTICIPANT})

    def decide(self, work: Work) -> bool | Refusal:
        found = self._violation_and_case(work)
        if isinstance(found, Refusal):
            return found
        violation, case = found
        within = work.policies.reopen_within
        forbidden = forbids_appeal(violation, case, when=work.now, within=within)
        taken_up = forbidden or _taken_up(work, case)
        if isinstance(taken_up, Refusal):
            return taken_up
        appealed = violation.appealed(self.reason, by=work.request.actor, when=work.now)
        work.uow.violations.save(appealed)
        case = work.record(taken_up, appealed_entry(appealed))
        escalate_for(work, case, why="an appeal was filed")
        work.announce(Topic.POLICY_APPEAL, case.case_id, violation_payload(appealed))
        return True

    def _violation_and_case(self, work: Work) -> tuple[Violation, Case] | Refusal:
        violation = work.uow.violations.get(self.violation_id)
        if violation is None:
            return violation_not_found(self.violation_id)
        case = work.case(violation.case_id)
        if isinstance(case, Refusal):
            return case
        by_person = work.request.actor == violation.user_id
        if not work.request.is_staff and not (by_person and is_open_to(case, violation.user_id)):
            return access_denied()
        self.file_under(work, violation)
        return violation, case


def _taken_up(work: Work, case: Case) -> Case | Refusal:
    """INVALID_TRANSITION for a closed case whose time for an appeal, or whose appeal, is over."""
    if case.status not in DECIDED:
        return case
    change = move(
        case,
        Move(to=CaseStatus.INVESTIGATING),
        when=case.next_instant(work.now),
        standing=Standing(),
        reopen_within=work.policies.reopen_within,
    )
    return change if isinstance(change, Refusal) else work.apply(change)
