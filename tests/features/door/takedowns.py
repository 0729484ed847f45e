"""Copyright claims from outside."""

from collections.abc import Mapping
from typing import Any

from attrs import asdict, frozen

from core.dmca.counter_notice import CounterNotice
from core.dmca.notice import Notice
from core.dmca.status import DmcaStatus
from core.errors import Refusal
from core.instants import read_instant
from entrypoints.specifications.office import Office
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import DmcaClaimSeen
from tests.features.door.client import Client

FILE = "mutation ($it: FileDmcaClaimInput!) { fileDmcaClaim(input: $it) }"
COUNTER = "mutation ($it: FileCounterNoticeInput!) { fileCounterNotice(input: $it) }"
COURT = "mutation ($it: ReportCourtActionInput!) { reportCourtAction(input: $it) }"
WITHDRAW = 'mutation ($id: ID!) { withdrawDmcaClaim(claimId: $id, reason: "It is licensed.") }'
RESTORE = "mutation ($id: ID!) { restoreDmcaContent(claimId: $id) }"
CLOSE = "mutation ($id: ID!) { closeDmcaClaim(claimId: $id) }"
CLAIMS = """query ($case: ID!) { adminCase(caseId: $case) {
    conduct { upheldClaims }
    dmcaClaims { id status repeatOffender restoreNotBefore restoreNotAfter overdueAt } } }"""


@frozen
class DoorTakedowns:
    """entrypoints/specifications/driver.py, `Takedowns`."""

    client: Client
    office: Office

    def file(
        self, who: Person, uploader: Person, notice: Notice, *, order_id: str | None
    ) -> tuple[str, str] | Refusal:
        known = {"creatorId": uploader.user_id, "orderId": order_id, **_in_camels(asdict(notice))}
        claim_id = self.client.makes(who, FILE, it=known)
        if isinstance(claim_id, Refusal):
            return claim_id
        return claim_id, self.office.case_of_claim(claim_id)

    def counter(self, who: Person, claim_id: str, notice: CounterNotice) -> Refusal | None:
        sworn = {"claimId": claim_id, **_in_camels(asdict(notice))}
        return self.client.does(who, COUNTER, it=sworn)

    def report_court_action(self, who: Person, claim_id: str) -> Refusal | None:
        told = {"claimId": claim_id, "court": "S.D.N.Y.", "docketNumber": "1:26-cv-1"}
        return self.client.does(who, COURT, it=told)

    def withdraw(self, who: Person, claim_id: str) -> Refusal | None:
        return self.client.does(who, WITHDRAW, id=claim_id)

    def restore(self, who: Person, claim_id: str) -> Refusal | None:
        return self.client.does(who, RESTORE, id=claim_id)

    def close(self, who: Person, claim_id: str) -> Refusal | None:
        return self.client.does(who, CLOSE, id=claim_id)

    def on_case(self, who: Person, case_id: str) -> dict[str, DmcaClaimSeen] | Refusal:
        return self.client.sees(who, CLAIMS, _claims, case=case_id)


def _claims(case: Mapping[str, Any]) -> dict[str, DmcaClaimSeen]:
    return {
        claim["id"]: DmcaClaimSeen(
            status=DmcaStatus[claim["status"]],
            repeat_offender=claim["repeatOffender"],
            not_before=_instant(claim["restoreNotBefore"]),
            not_after=_instant(claim["restoreNotAfter"]),
            overdue_at=_instant(claim["overdueAt"]),
            counting_now=case["conduct"]["upheldClaims"],
        )
        for claim in case["dmcaClaims"]
    }


def _instant(text: str | None) -> Any:
    return None if text is None else read_instant(text)


def _in_camels(told: Mapping[str, Any]) -> dict[str, Any]:
    def camel(name: str) -> str:
        first, *others = name.split("_")
        return first + "".join(map(str.capitalize, others))

    return {camel(name): value for name, value in told.items()}
