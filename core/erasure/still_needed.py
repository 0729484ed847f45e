"""What keeps a case from being forgotten yet: money or a claim that is still open on it.

GDPR Article 17(3)(b) and (e): a duty to account for the money, and claims that are being
established, exercised or defended. It ends with them, and the erasure is then asked for again.
"""

from collections.abc import Iterable

from core.conduct.violation import Violation
from core.deposits.claim import DepositClaim
from core.disputes.dispute import Dispute
from core.dmca.claim import DmcaClaim
from core.holds.hold import HoldStatus, PayoutHold
from core.refunds.refund import Refund


def still_needed(
    *,
    refunds: Iterable[Refund],
    claims: Iterable[DepositClaim],
    holds: Iterable[PayoutHold],
    disputes: Iterable[Dispute],
    dmca_claims: Iterable[DmcaClaim] = (),
    violations: Iterable[Violation] = (),
) -> str | None:
    """Why the case is kept for now, None when nothing keeps it."""
    if any(dispute.is_open for dispute in disputes):
        return "open_dispute"
    if any(not refund.is_settled for refund in refunds):
        return "unsettled_refund"
    if any(claim.is_open for claim in claims):
        return "open_deposit_claim"
    if any(not claim.is_over for claim in dmca_claims):
        return "open_dmca_claim"
    if any(violation.is_under_appeal for violation in violations):
        return "open_appeal"
    if any(hold.status is HoldStatus.APPLIED for hold in holds):
        return "applied_hold"
    return None
