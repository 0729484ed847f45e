"""Working a case from outside."""

from typing import Any

from attrs import frozen

from core.cases.fact import FactName
from core.cases.opening import Opening
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.errors import Refusal
from core.timeline.message import Audience
from core.views.case_queue import CaseQueue
from entrypoints.specifications.driver import Json
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import CaseSeen
from tests.features.door.client import Client
from tests.features.door.reading import case_seen

OPEN = "mutation ($it: OpenCaseInput!) { openCase(input: $it) }"
MOVE = "mutation ($it: SetStatusInput!) { setCaseStatus(input: $it) }"
PRIORITY = "mutation ($it: SetPriorityInput!) { setCasePriority(input: $it) }"
ESCALATE = "mutation ($case: ID!) { escalateCase(caseId: $case) }"
RESTRICT = "mutation ($case: ID!, $on: Boolean!) { restrictCase(caseId: $case, restricted: $on) }"
ASSIGN = "mutation ($it: AssignInput!) { assignCase(input: $it) }"
WATCH = "mutation ($case: ID!, $user: ID!) { addWatcher(caseId: $case, userId: $user) }"
UNWATCH = "mutation ($case: ID!, $user: ID!) { removeWatcher(caseId: $case, userId: $user) }"
WRITE = "mutation ($it: PostCaseMessageInput!) { postCaseMessage(input: $it) }"
FACT = "mutation ($it: RecordCaseFactInput!) { recordCaseFact(input: $it) }"
SEE = """query ($case: ID!) { adminCase(caseId: $case) {
  status awaiting outcome publicStatus severity slaFirstAt slaDueAt } }"""
SEE_OWN = "query ($case: ID!) { myCase(caseId: $case) { publicStatus } }"
MESSAGES = "query ($case: ID!) { adminCase(caseId: $case) { messages { id bodyMd } } }"
OWN_MESSAGES = "query ($case: ID!) { myCase(caseId: $case) { messages { id bodyMd } } }"
REDACT = """mutation ($message: ID!, $reason: String!) {
  redactMessage(messageId: $message, reason: $reason) }"""

QUEUE = "query ($name: CaseQueue!) { caseQueue(name: $name) { edges { node { id } } } }"
CLAIM = "mutation { claimNextCase }"


def _ids(page: Json) -> list[str]:
    return [edge["node"]["id"] for edge in page["edges"]]


@frozen
class DoorCases:
    """entrypoints/specifications/driver.py, `Cases`."""

    client: Client

    def open(self, who: Person, opening: Opening) -> str | Refusal:
        said = {
            "kind": opening.kind.name,
            "summary": opening.summary,
            "priority": opening.priority,
            "subtype": opening.subtype,
            "subjectUser": opening.subject_user,
            "orderId": opening.order_id,
        }
        return self.client.makes(who, OPEN, it=said)

    def move(
        self,
        who: Person,
        case_id: str,
        *,
        to: CaseStatus,
        awaiting: Awaiting | None = None,
        outcome: Outcome | None = None,
        reason: str | None = None,
    ) -> Refusal | None:
        wish: dict[str, Any] = {"caseId": case_id, "status": to.name, "reason": reason}
        wish["awaiting"] = awaiting.name if awaiting else None
        wish["outcome"] = outcome.name if outcome else None
        return self.client.does(who, MOVE, it=wish)

    def set_priority(self, who: Person, case_id: str, priority: int) -> Refusal | None:
        return self.client.does(who, PRIORITY, it={"caseId": case_id, "priority": priority})

    def escalate(self, who: Person, case_id: str) -> Refusal | None:
        return self.client.does(who, ESCALATE, case=case_id)

    def restrict(self, who: Person, case_id: str, *, restricted: bool) -> Refusal | None:
        return self.client.does(who, RESTRICT, case=case_id, on=restricted)

    def assign(self, who: Person, case_id: str, *, to: Person) -> Refusal | None:
        return self.client.does(who, ASSIGN, it={"caseId": case_id, "ownerAdmin": to.user_id})

    def add_watcher(self, who: Person, case_id: str, watcher: Person) -> Refusal | None:
        return self.client.does(who, WATCH, case=case_id, user=watcher.user_id)

    def remove_watcher(self, who: Person, case_id: str, watcher: Person) -> Refusal | None:
        return self.client.does(who, UNWATCH, case=case_id, user=watcher.user_id)

    def write(self, who: Person, case_id: str, *, audience: Audience) -> Refusal | None:
        words = {"caseId": case_id, "bodyMd": "This is how it went.", "audience": audience.name}
        return self.client.does(who, WRITE, it=words)

    def record_fact(
        self, who: Person, case_id: str, fact: FactName, *, holds: bool
    ) -> Refusal | None:
        record = {"caseId": case_id, "fact": fact.name, "value": holds, "note": "Looked into."}
        return self.client.does(who, FACT, it=record)

    def see(self, who: Person, case_id: str) -> CaseSeen | Refusal:
        return self.client.sees(who, SEE, case_seen, case=case_id)

    def see_own(self, who: Person, case_id: str) -> str | Refusal:
        return self.client.sees(who, SEE_OWN, lambda case: str(case["publicStatus"]), case=case_id)

    def queue(self, who: Person, queue: CaseQueue) -> list[str] | Refusal:
        return self.client.sees(who, QUEUE, _ids, name=queue.name)

    def claim_next(self, who: Person) -> str | Refusal | None:
        return self.client.sees(who, CLAIM, lambda told: told)

    def messages(self, who: Person, case_id: str) -> int | Refusal:
        found = self._messages(who, case_id)
        return found if isinstance(found, Refusal) else len(found)

    def newest_words(self, who: Person, case_id: str) -> str | Refusal:
        found = self._messages(who, case_id)
        if isinstance(found, Refusal):
            return found
        return str(found[-1]["bodyMd"]) if found else ""

    def redact_newest(self, who: Person, case_id: str) -> Refusal | None:
        found = self._messages(who, case_id)
        if isinstance(found, Refusal):
            return found
        said = {"message": found[-1]["id"] if found else "smg_none", "reason": "It names somebody."}
        return self.client.does(who, REDACT, **said)

    def _messages(self, who: Person, case_id: str) -> list[Json] | Refusal:
        query = OWN_MESSAGES if who.is_customer_side else MESSAGES
        return self.client.sees(who, query, lambda case: list(case["messages"]), case=case_id)
