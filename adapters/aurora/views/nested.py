"""What belongs to a case `c`, each as one JSON value computed beside it."""

from typing import Any

from psycopg.sql import SQL, Composable, Identifier

from adapters.aurora.views.conduct import ALL_DMCA_CLAIMS, ALL_VIOLATIONS, CONDUCT
from adapters.aurora.views.nested_selects import (
    ALL_EVIDENCE,
    ALL_MESSAGES,
    CHARGEBACKS,
    DEPOSIT_CLAIMS,
    DEPOSIT_RELEASES,
    EARLIER_CASES,
    HOLDS,
    LINKS,
    REFUNDS,
    events_of_page,
)
from core.views.selection import Selection

# The planner must not see the list of pages: it takes a list it sees for shorter than one it does
# not see, and plans the statement anew every time.
TIMELINE = SQL(
    """
    (
        select json_object_agg(asked.page, (
            select coalesce(json_agg(entry), '[]') from ({events}) entry
        ))
        from unnest((select %(timeline_pages)s::bigint[])) as asked (page)
    ) as timeline
    """
).format(events=events_of_page(SQL("asked.page")))


def all_of(select: Composable, name: str) -> Composable:
    """Every row of `select` as one JSON array, null where there is none."""
    return SQL("(select json_agg(one) from ({}) one) as {}").format(select, Identifier(name))


_MESSAGES = all_of(ALL_MESSAGES, "messages")
_REFUNDS = all_of(REFUNDS, "refunds")
_HOLDS = all_of(HOLDS, "holds")
_DEPOSIT_CLAIMS = all_of(DEPOSIT_CLAIMS, "deposit_claims")
_DEPOSIT_RELEASES = all_of(DEPOSIT_RELEASES, "deposit_releases")
_DMCA_CLAIMS = all_of(ALL_DMCA_CLAIMS, "dmca_claims")
_VIOLATIONS = all_of(ALL_VIOLATIONS, "violations")
_CHARGEBACKS = all_of(CHARGEBACKS, "chargebacks")
_EVIDENCE = all_of(ALL_EVIDENCE, "evidence")
_LINKS = all_of(LINKS, "links")
_EARLIER_CASES = all_of(EARLIER_CASES, "earlier_cases")


def nested(selection: Selection) -> Composable:
    """The columns that follow a case's own, one for each thing that is asked for."""
    asked = (
        (bool(selection.timeline_pages), TIMELINE),
        (selection.messages, _MESSAGES),
        (selection.refunds, _REFUNDS),
        (selection.holds, _HOLDS),
        (selection.deposit_claims, _DEPOSIT_CLAIMS),
        (selection.deposit_releases, _DEPOSIT_RELEASES),
        (selection.dmca_claims, _DMCA_CLAIMS),
        (selection.violations, _VIOLATIONS),
        (selection.conduct, CONDUCT),
        (selection.chargebacks, _CHARGEBACKS),
        (selection.evidence, _EVIDENCE),
        (selection.links, _LINKS),
        (selection.earlier_cases, _EARLIER_CASES),
    )
    return SQL("").join(SQL(", ") + column for is_asked, column in asked if is_asked)


def nested_parameters(selection: Selection) -> dict[str, Any]:
    return {"timeline_pages": sorted(selection.timeline_pages)}
