"""Where a goodwill credit stands, in a reader's words."""

from core.refunds.refund import RefundStatus
from entrypoints.specifications.refund_fates import END_OF_PAUSE, SECOND_PERSON
from entrypoints.specifications.refund_fates import fate_of as fate_of_refund
from entrypoints.specifications.seen import RefundSeen

IN_THE_WALLET = "in the buyer's wallet"
REJECTED = "rejected"
CREDIT_FATES = (IN_THE_WALLET, SECOND_PERSON, END_OF_PAUSE, REJECTED)


def fate_of(credit: RefundSeen) -> str:
    """One of CREDIT_FATES."""
    if credit.status is RefundStatus.SUCCEEDED:
        return IN_THE_WALLET
    return fate_of_refund(credit)
