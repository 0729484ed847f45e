"""Decide that somebody broke the rules, and what follows."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.announcements.of_violations import violation_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.parties import part_of
from core.conduct.deciding import (
    forbids_deciding,
    forbids_deciding_again,
    forbids_sanction,
    not_on_case,
)
from core.conduct.entries import decided_entry
from core.conduct.ladder import Sanction, next_sanction
from core.conduct.violation import Violation
from core.errors import Refusal
from core.request import Role
from core.text import unfit_id, unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.counting_conduct import take_record
from ports.id_generator import Prefix


@frozen(kw_only=True)
class DecideViolation(CaseCommand[str]):
    """Answers the violation's id. The sanction follows from the person's earlier violations that
    stand; staff may name a higher one (domain.md, *DMCA*, the ladder). Without a user it is about
    the case's subject.
    """

    action: ClassVar = "violation.decide"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    reason: str
    user_id: str | None = None
    sanction: Sanction | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_text("reason", self.reason)
        yield unfit_id("userId", self.user_id)

    def decide(self, work: Work) -> str | Refusal:
        case = work.case(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        user_id = self.user_id or case.subject_user
        forbidden = forbids_deciding(case, user_id) or self._stranger(work, case)
        if forbidden is not None or user_id is None:
            return forbidden or not_on_case()
        take_record(work, user_id)
        earlier = work.uow.violations.of_user(user_id)
        follows = next_sanction(one.sanction for one in earlier if one.stands)
        return (
            forbids_deciding_again(earlier, case)
            or forbids_sanction(self.sanction, follows=follows)
            or self._decided(work, case, user_id, follows=follows)
        )

    def _stranger(self, work: Work, case: Case) -> Refusal | None:
        """A person is sanctioned on a case that names them."""
        if self.user_id in (None, case.subject_user):
            return None
        order = work.uow.order_snapshots.newest(case.order_id) if case.order_id else None
        named = part_of(self.user_id or "", case, order) is not None
        return None if named else not_on_case()

    def _decided(self, work: Work, case: Case, user_id: str, *, follows: Sanction) -> str:
        violation = Violation(
            violation_id=work.ids.new(Prefix.VIOLATION),
            case_id=case.case_id,
            user_id=user_id,
            rule=case.subtype,
            sanction=self.sanction or follows,
            decided_by=work.request.actor,
            reason=self.reason,
            decided_at=work.now,
            updated_at=work.now,
            policies_version=work.policies.version,
        )
        work.uow.violations.add(violation)
        work.record(case, decided_entry(violation, follows=follows.value))
        work.announce(Topic.POLICY_SANCTION, case.case_id, violation_payload(violation))
        work.details |= {
            "violation_id": violation.violation_id,
            "user_id": user_id,
            "sanction": violation.sanction.value,
            "follows": follows.value,
        }
        return violation.violation_id
