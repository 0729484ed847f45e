"""What lies around a case and is read with it only where it is asked for."""

from collections.abc import Mapping
from typing import Final

TIMELINE: Final = "timeline"
AROUND: Final[Mapping[str, str]] = {
    "messages": "messages",
    "refunds": "refunds",
    "payoutHolds": "holds",
    "depositClaims": "deposit_claims",
    "depositReleases": "deposit_releases",
    "dmcaClaims": "dmca_claims",
    "violations": "violations",
    "conduct": "conduct",
    "chargebacks": "chargebacks",
    "evidence": "evidence",
    "links": "links",
    "earlierCases": "earlier_cases",
}
"""The fields of a case and what they are called in a Selection; pages of its timeline besides."""
