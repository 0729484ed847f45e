"""How much of a case a reader wants to see, so that one statement can fetch it all."""

from attrs import frozen

EVENTS_A_PAGE = 50
CASES_A_PAGE = 50


@frozen(kw_only=True)
class Selection:
    """What to fetch around a case: timeline pages (from 1, 50 events each) and the rest."""

    timeline_pages: frozenset[int] = frozenset()
    messages: bool = False
    refunds: bool = False
    holds: bool = False
    deposit_claims: bool = False
    deposit_releases: bool = False
    dmca_claims: bool = False
    violations: bool = False
    conduct: bool = False
    chargebacks: bool = False
    evidence: bool = False
    links: bool = False
    earlier_cases: bool = False


BARE = Selection()
