"""Decide on an appeal, as somebody other than who decided first."""

from typing import ClassVar

from attrs import frozen

from core.announcements.of_violations import violation_payload
from core.announcements.topic import Topic
from core.conduct.deciding import forbids_review, violation_not_found
from core.conduct.entries import reviewed_entry
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.violation_command import ViolationCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.counting_conduct import take_record


@frozen(kw_only=True)
class ReviewAppeal(ViolationCommand[bool]):
    """Upheld, the sanction stays and counts; overturned, it is lifted and counts no more."""

    action: ClassVar = "violation.review"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    overturned: bool

    def decide(self, work: Work) -> bool | Refusal:
        violation = work.uow.violations.get(self.violation_id)
        if violation is None:
            return violation_not_found(self.violation_id)
        case = work.case(violation.case_id)
        if isinstance(case, Refusal):
            return case
        self.file_under(work, violation)
        reviewer = work.request.actor
        forbidden = forbids_review(violation, reviewer=reviewer)
        if forbidden is not None:
            return forbidden
        take_record(work, violation.user_id)
        reviewed = violation.reviewed(
            overturned=self.overturned, reason=self.reason, by=reviewer, when=work.now
        )
        work.uow.violations.save(reviewed)
        work.record(case, reviewed_entry(reviewed))
        topic = Topic.POLICY_SANCTION_LIFTED if self.overturned else Topic.POLICY_SANCTION_UPHELD
        work.announce(topic, case.case_id, violation_payload(reviewed))
        return True
