"""Violations from outside."""

from attrs import frozen

from core.conduct.ladder import Sanction
from core.conduct.violation import ViolationStatus
from core.errors import Refusal
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import ViolationSeen
from tests.features.door.client import Client

DECIDE = "mutation ($it: DecideViolationInput!) { decideViolation(input: $it) }"
APPEAL = 'mutation ($id: ID!) { appealViolation(violationId: $id, reason: "It was a quotation.") }'
REVIEW = "mutation ($it: ReviewAppealInput!) { reviewAppeal(input: $it) }"
VIOLATIONS = "query ($case: ID!) { caseViolations(caseId: $case) { id status sanction } }"


@frozen
class DoorViolations:
    """entrypoints/specifications/driver.py, `Violations`."""

    client: Client

    def decide(
        self, who: Person, case_id: str, about: Person, *, sanction: Sanction | None
    ) -> str | Refusal:
        asked = {
            "caseId": case_id,
            "userId": about.user_id,
            "reason": "Threats.",
            "sanction": sanction and sanction.name,
        }
        return self.client.makes(who, DECIDE, it=asked)

    def appeal(self, who: Person, violation_id: str) -> Refusal | None:
        return self.client.does(who, APPEAL, id=violation_id)

    def review(self, who: Person, violation_id: str, *, overturned: bool) -> Refusal | None:
        found = {"violationId": violation_id, "overturned": overturned, "reason": "Read again."}
        return self.client.does(who, REVIEW, it=found)

    def on_case(self, who: Person, case_id: str) -> dict[str, ViolationSeen] | Refusal:
        return self.client.sees(
            who,
            VIOLATIONS,
            lambda found: {
                it["id"]: ViolationSeen(
                    status=ViolationStatus[it["status"]], sanction=Sanction[it["sanction"]]
                )
                for it in found
            },
            case=case_id,
        )
