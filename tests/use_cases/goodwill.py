"""Short names for crediting goodwill in tests."""

from typing import Any

from core.goodwill.month import GoodwillMonth
from core.goodwill.wallet_entry import WalletEntry
from core.use_cases.credit_goodwill import CreditGoodwill
from tests.use_cases.office import Office


def a_credit(case_id: str, cents: int, **more: Any) -> CreditGoodwill:
    asked: dict[str, Any] = {"order_id": "ord_1001", "note": "For the trouble."} | more
    return CreditGoodwill(case_id=case_id, amount_cents=cents, **asked)


def wallet(office: Office, buyer_id: str = "usr_b1") -> tuple[WalletEntry, ...]:
    with office.store.unit_of_work() as uow:
        return uow.wallet.entries_of(buyer_id)


def month(office: Office, agent: str, name: str = "2026-12") -> GoodwillMonth | None:
    with office.store.unit_of_work() as uow:
        return uow.goodwill_months.get(agent=agent, month=name, currency="USD")
