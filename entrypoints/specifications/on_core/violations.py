"""Violations in the core."""

from attrs import frozen

from core.conduct.ladder import Sanction
from core.conduct.violation import ViolationStatus
from core.errors import Refusal
from core.use_cases.appeal_violation import AppealViolation
from core.use_cases.decide_violation import DecideViolation
from core.use_cases.read_case import ReadCase
from core.use_cases.review_appeal import ReviewAppeal
from core.views.selection import Selection
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import refused, shown, told
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import ViolationSeen


@frozen
class CoreViolations:
    """entrypoints/specifications/driver.py, `Violations`."""

    office: Office

    def decide(
        self, who: Person, case_id: str, about: Person, *, sanction: Sanction | None
    ) -> str | Refusal:
        asked = DecideViolation(
            case_id=case_id, user_id=about.user_id, reason="Threats.", sanction=sanction
        )
        return told(self.office, who, asked)

    def appeal(self, who: Person, violation_id: str) -> Refusal | None:
        asked = AppealViolation(violation_id=violation_id, reason="It was a quotation.")
        return refused(self.office, who, asked)

    def review(self, who: Person, violation_id: str, *, overturned: bool) -> Refusal | None:
        asked = ReviewAppeal(violation_id=violation_id, reason="Read again.", overturned=overturned)
        return refused(self.office, who, asked)

    def on_case(self, who: Person, case_id: str) -> dict[str, ViolationSeen] | Refusal:
        query = ReadCase(case_id=case_id, selection=Selection(violations=True))
        view = shown(self.office, who, query)
        if isinstance(view, Refusal):
            return view
        return {
            one.violation_id: ViolationSeen(
                status=ViolationStatus(one.status), sanction=Sanction(one.sanction)
            )
            for one in view.violations
        }
