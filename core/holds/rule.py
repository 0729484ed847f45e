"""Why the Support Center holds money back by itself (domain.md, *Payout hold*)."""

from enum import StrEnum


class HoldRule(StrEnum):
    """As a hold keeps it, and as its reason reads where no person gave one."""

    URGENT_CASE = "urgent_case"
    CHARGEBACK = "chargeback"
    DMCA_CLAIM = "dmca_claim"
    SEVERE_CASES = "severe_cases"

    @property
    def in_words(self) -> str:
        """The reason of the hold, for staff."""
        return _WORDS[self]


_WORDS = {
    HoldRule.URGENT_CASE: "the case is urgent",
    HoldRule.CHARGEBACK: "the payment is disputed",
    HoldRule.DMCA_CLAIM: "a copyright claim may need a refund",
    HoldRule.SEVERE_CASES: "too many severe cases of this provider are open",
}
