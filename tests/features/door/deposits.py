"""Claiming and releasing deposits from outside."""

from attrs import frozen

from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.errors import Refusal
from entrypoints.specifications.people import Person
from tests.features.door.client import Client

CLAIM = "mutation ($it: FileDepositClaimInput!) { fileDepositClaim(input: $it) }"
APPROVE = "mutation ($claim: ID!) { approveDepositClaim(claimId: $claim) }"
DENY = "mutation ($claim: ID!, $why: String!) { denyDepositClaim(claimId: $claim, reason: $why) }"
RELEASE = "mutation ($it: ReleaseDepositInput!) { releaseDeposit(input: $it) }"
CLAIMS = "query ($case: ID!) { caseDepositClaims(caseId: $case) { id status } }"
RELEASES = "query ($case: ID!) { caseDepositReleases(caseId: $case) { id status } }"


@frozen
class DoorDeposits:
    """entrypoints/specifications/driver.py, `Deposits`."""

    client: Client

    def claim(
        self, who: Person, case_id: str, order_id: str, *, leg_id: str, cents: int
    ) -> str | Refusal:
        asked = {
            "caseId": case_id,
            "orderId": order_id,
            "legId": leg_id,
            "amountCents": cents,
            "reason": "A lamp is broken.",
        }
        return self.client.makes(who, CLAIM, it=asked)

    def approve(self, who: Person, claim_id: str) -> Refusal | None:
        return self.client.does(who, APPROVE, claim=claim_id)

    def deny(self, who: Person, claim_id: str) -> Refusal | None:
        return self.client.does(who, DENY, claim=claim_id, why="Nothing is broken.")

    def release(self, who: Person, case_id: str, order_id: str, *, leg_id: str) -> str | Refusal:
        asked = {"caseId": case_id, "orderId": order_id, "legId": leg_id}
        return self.client.makes(who, RELEASE, it=asked)

    def claims_on_case(self, who: Person, case_id: str) -> dict[str, ClaimStatus] | Refusal:
        return self.client.sees(
            who,
            CLAIMS,
            lambda claims: {it["id"]: ClaimStatus[it["status"]] for it in claims},
            case=case_id,
        )

    def releases_on_case(self, who: Person, case_id: str) -> dict[str, ReleaseStatus] | Refusal:
        return self.client.sees(
            who,
            RELEASES,
            lambda releases: {it["id"]: ReleaseStatus[it["status"]] for it in releases},
            case=case_id,
        )
