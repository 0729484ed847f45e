"""Answering chargebacks from outside."""

from typing import Any

from attrs import frozen

from core.chargebacks.chargeback import ChargebackStatus
from core.errors import Refusal
from core.instants import read_instant
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import ChargebackSeen
from tests.features.door.client import Client

DRAFT = "mutation ($it: DraftRepresentmentInput!) { draftRepresentment(input: $it) }"
STAGE = "mutation ($it: ID!) { stageRepresentment(chargebackId: $it) }"
SUBMIT = "mutation ($it: ID!) { submitRepresentment(chargebackId: $it) }"
ACCEPT = 'mutation ($it: ID!) { acceptChargeback(chargebackId: $it, reason: "They are right.") }'
ON_CASE = """query ($case: ID!) { caseChargebacks(caseId: $case) {
  id status amountCents dueAt submitBy evidenceSha256 missing submittedBy failure } }"""


@frozen
class DoorChargebacks:
    """entrypoints/specifications/driver.py, `Chargebacks`."""

    client: Client

    def draft(self, who: Person, chargeback_id: str) -> Refusal | None:
        words = "They were there, and wrote that they liked it."
        names = ("productDescription", "customerCommunication", "serviceDocumentation")
        texts = dict.fromkeys(names, words)
        return self.client.does(who, DRAFT, it={"chargebackId": chargeback_id, **texts})

    def stage(self, who: Person, chargeback_id: str) -> Refusal | None:
        return self.client.does(who, STAGE, it=chargeback_id)

    def submit(self, who: Person, chargeback_id: str) -> Refusal | None:
        return self.client.does(who, SUBMIT, it=chargeback_id)

    def accept(self, who: Person, chargeback_id: str) -> Refusal | None:
        return self.client.does(who, ACCEPT, it=chargeback_id)

    def on_case(self, who: Person, case_id: str) -> dict[str, ChargebackSeen] | Refusal:
        return self.client.sees(
            who, ON_CASE, lambda told: {it["id"]: _seen(it) for it in told}, case=case_id
        )


def _seen(told: dict[str, Any]) -> ChargebackSeen:
    return ChargebackSeen(
        status=ChargebackStatus[told["status"]],
        amount_cents=told["amountCents"],
        due_at=told["dueAt"] and read_instant(told["dueAt"]),
        submit_by=told["submitBy"] and read_instant(told["submitBy"]),
        packed=told["evidenceSha256"] is not None,
        missing=tuple(told["missing"]),
        submitted_by=told["submittedBy"],
        failure=told["failure"],
    )
