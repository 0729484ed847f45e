"""Crediting goodwill in the core."""

from attrs import frozen

from core.errors import Refusal
from core.use_cases.credit_goodwill import CreditGoodwill
from entrypoints.specifications.office import Office
from entrypoints.specifications.on_core.asking import told
from entrypoints.specifications.people import Person


@frozen
class CoreGoodwill:
    """entrypoints/specifications/driver.py, `Goodwill`."""

    office: Office

    def credit(self, who: Person, case_id: str, order_id: str, *, cents: int) -> str | Refusal:
        asked = CreditGoodwill(
            case_id=case_id, order_id=order_id, amount_cents=cents, note="For the trouble."
        )
        return told(self.office, who, asked)
