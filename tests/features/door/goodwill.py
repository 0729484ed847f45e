"""Crediting goodwill from outside."""

from attrs import frozen

from core.errors import Refusal
from entrypoints.specifications.people import Person
from tests.features.door.client import Client

CREDIT = "mutation ($it: CreditGoodwillInput!) { creditGoodwill(input: $it) }"


@frozen
class DoorGoodwill:
    """entrypoints/specifications/driver.py, `Goodwill`."""

    client: Client

    def credit(self, who: Person, case_id: str, order_id: str, *, cents: int) -> str | Refusal:
        asked = {
            "caseId": case_id,
            "orderId": order_id,
            "amountCents": cents,
            "note": "For the trouble.",
        }
        return self.client.makes(who, CREDIT, it=asked)
