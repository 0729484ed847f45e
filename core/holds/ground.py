"""Why money is held, in words that anybody it concerns may read (docs/adr/0027)."""

from enum import StrEnum

from core.holds.rule import HoldRule


class HoldGround(StrEnum):
    """`under_review` is what a person holds; the others are the rules."""

    UNDER_REVIEW = "under_review"
    URGENT_CASE = "urgent_case"
    CHARGEBACK = "chargeback"
    DMCA_CLAIM = "dmca_claim"
    SEVERE_CASES = "severe_cases"


def ground_of(rule: HoldRule | None) -> HoldGround:
    """What staff wrote as a reason stays on the case."""
    return HoldGround.UNDER_REVIEW if rule is None else HoldGround(rule.value)
