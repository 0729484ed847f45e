"""Keeping payouts back from outside."""

from attrs import frozen

from core.errors import Refusal
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import ExposureSeen, HoldSeen
from tests.features.door.client import Client
from tests.features.door.reading import exposure_seen, holds_seen

APPLY = "mutation ($it: HoldInput!) { applyPayoutHold(input: $it) }"
RELEASE = "mutation ($hold: ID!) { releasePayoutHold(holdId: $hold) }"
ON_CASE = "query ($case: ID!) { casePayoutHolds(caseId: $case) { id status amountCents } }"

MINE = "{ myPayoutHolds { orderId exposureCents holds { reason } } }"


@frozen
class DoorHolds:
    """entrypoints/specifications/driver.py, `Holds`."""

    client: Client

    def apply(
        self, who: Person, case_id: str, order_id: str, *, provider_id: str, cents: int
    ) -> str | Refusal:
        hold = {
            "caseId": case_id,
            "orderId": order_id,
            "providerId": provider_id,
            "amountCents": cents,
            "reason": "under investigation",
        }
        return self.client.makes(who, APPLY, it=hold)

    def release(self, who: Person, hold_id: str) -> Refusal | None:
        return self.client.does(who, RELEASE, hold=hold_id)

    def of_order(self, provider: Person, order_id: str) -> ExposureSeen | Refusal:
        return self.client.sees(provider, MINE, lambda told: exposure_seen(told, order_id))

    def on_case(self, who: Person, case_id: str) -> dict[str, HoldSeen] | Refusal:
        return self.client.sees(who, ON_CASE, holds_seen, case=case_id)
