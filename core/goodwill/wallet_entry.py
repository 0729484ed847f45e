"""A credit on a buyer's wallet."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class WalletEntry:
    """`amount_cents` of `currency` for `buyer_id`, from one goodwill credit (`srf_…`); UTC."""

    refund_id: str
    buyer_id: str
    currency: str
    amount_cents: int
    case_id: str
    created_at: datetime
