"""Goodwill for tests."""

from typing import Any

from attrs import evolve

from core.goodwill.month import GoodwillMonth
from core.goodwill.wallet_entry import WalletEntry
from tests.builders.instants import NOON


def a_goodwill_month(agent: str = "usr_agent", **changes: Any) -> GoodwillMonth:
    """An agent's December with nothing given yet, but for `changes`."""
    return evolve(GoodwillMonth(agent=agent, month="2026-12", currency="USD"), **changes)


def a_wallet_entry(refund_id: str = "srf_1", **changes: Any) -> WalletEntry:
    """10 USD for the buyer of the example order, but for `changes`."""
    entry = WalletEntry(
        refund_id=refund_id,
        buyer_id="usr_b1",
        currency="USD",
        amount_cents=1_000,
        case_id="sca_1",
        created_at=NOON,
    )
    return evolve(entry, **changes)
