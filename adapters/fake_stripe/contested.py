"""What disputes mean for the money of a charge."""

from adapters.fake_stripe.account import Account, StripeObject

OPEN = frozenset({"needs_response", "under_review"})
OPEN_INQUIRY = frozenset({"warning_needs_response", "warning_under_review"})
AWAITING_EVIDENCE = frozenset({"needs_response", "warning_needs_response"})


def is_open(dispute: StripeObject) -> bool:
    return dispute["status"] in OPEN | OPEN_INQUIRY


def blocks_refunds(account: Account, charge: str) -> bool:
    """Whether a chargeback is open. An inquiry is none: its charge can still be refunded."""
    return any(
        dispute["charge"] == charge and dispute["status"] in OPEN
        for dispute in account.disputes.values()
    )


def lost_cents(account: Account, charge: str) -> int:
    return sum(
        dispute["amount"]
        for dispute in account.disputes.values()
        if dispute["charge"] == charge and dispute["status"] == "lost"
    )
