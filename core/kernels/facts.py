"""What a person has established about an order (domain.md: facts are recorded, not claimed)."""

from enum import StrEnum

from attrs import frozen


class DepositClaim(StrEnum):
    """Where a claim on the deposit stands."""

    NONE = "none"
    OPEN = "open"
    CAPTURED = "captured"


@frozen(kw_only=True)
class Facts:
    fraud_validated: bool = False
    quality_validated: bool = False
    deposit_claim: DepositClaim = DepositClaim.NONE


NO_FACTS = Facts()
