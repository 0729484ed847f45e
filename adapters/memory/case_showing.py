"""Cases as readers see them, with as much around them as they asked for."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from adapters.memory.case_links import oldest_first
from adapters.memory.chargeback_showing import show_chargebacks
from adapters.memory.chargebacks import oldest_first as chargebacks_in_order
from adapters.memory.conduct_showing import (
    show_conduct,
    show_dmca_claims,
    show_own_violations,
    show_uploaders_claims,
    show_violations,
)
from adapters.memory.deposit_claims import oldest_first as claims_in_order
from adapters.memory.deposit_releases import oldest_first as releases_in_order
from adapters.memory.evidence_showing import show_evidence, show_participants_evidence
from adapters.memory.payout_holds import holds_of
from adapters.memory.refund_showing import show_refunds
from adapters.memory.same_fields import shown_as
from adapters.memory.tables import Tables
from adapters.memory.timeline_showing import show_messages, show_page
from core.cases.access import is_open_to
from core.cases.case import Case
from core.cases.links import CaseLink
from core.timeline.message import Audience
from core.views.case_view import CaseView, EarlierCaseView, LinkView
from core.views.chargeback_view import ChargebackView
from core.views.deposit_claim_view import DepositClaimView
from core.views.deposit_release_view import DepositReleaseView
from core.views.hold_view import HoldView
from core.views.refund_view import RefundView
from core.views.selection import Selection

EARLIER_CASES = 20
NOTHING_AROUND: dict[str, Any] = {
    "timeline": {},
    "messages": (),
    "refunds": (),
    "holds": (),
    "deposit_claims": (),
    "deposit_releases": (),
    "dmca_claims": (),
    "violations": (),
    "conduct": None,
    "chargebacks": (),
    "evidence": (),
    "links": (),
    "earlier_cases": (),
}


@frozen(kw_only=True, eq=False)
class CaseShowing:
    """Shows cases to one reader, who may open them."""

    tables: Tables
    reader: str

    def to_staff(self, case: Case, selection: Selection) -> CaseView:
        """The case with what `selection` names around it."""
        pages = sorted(selection.timeline_pages)
        return _shown(
            case,
            timeline={page: show_page(self.tables, case.case_id, page) for page in pages},
            messages=show_messages(self.tables, case.case_id) if selection.messages else (),
            refunds=self._refunds(case) if selection.refunds else (),
            holds=self._holds(case) if selection.holds else (),
            deposit_claims=self._deposit_claims(case) if selection.deposit_claims else (),
            deposit_releases=self._deposit_releases(case) if selection.deposit_releases else (),
            dmca_claims=show_dmca_claims(self.tables, case.case_id)
            if selection.dmca_claims
            else (),
            violations=show_violations(self.tables, case.case_id) if selection.violations else (),
            conduct=show_conduct(self.tables, case) if selection.conduct else None,
            chargebacks=self._chargebacks(case) if selection.chargebacks else (),
            evidence=show_evidence(self.tables, case.case_id) if selection.evidence else (),
            links=self._links(case) if selection.links else (),
            earlier_cases=self._earlier_cases(case) if selection.earlier_cases else (),
        )

    def to_a_party(self, case: Case) -> CaseView:
        """The case with the participants' messages and evidence and what is held against the
        reader, and nothing of what staff alone see.
        """
        messages = show_messages(self.tables, case.case_id)
        return _shown(
            case,
            messages=tuple(
                message for message in messages if message.audience == Audience.PARTICIPANTS
            ),
            evidence=show_participants_evidence(self.tables, case.case_id),
            dmca_claims=show_uploaders_claims(self.tables, case.case_id, self.reader),
            violations=show_own_violations(self.tables, case.case_id, self.reader),
        )

    def _refunds(self, case: Case) -> tuple[RefundView, ...]:
        refunds = self.tables.refunds.group("case", case.case_id)
        return show_refunds(refunds, reversals=self.tables.transfer_reversals)

    def _holds(self, case: Case) -> tuple[HoldView, ...]:
        holds = holds_of(self.tables.payout_holds, case.case_id)
        return tuple(shown_as(HoldView, hold) for hold in holds)

    def _deposit_claims(self, case: Case) -> tuple[DepositClaimView, ...]:
        claims = claims_in_order(self.tables.deposit_claims.group("case", case.case_id))
        return tuple(shown_as(DepositClaimView, claim) for claim in claims)

    def _deposit_releases(self, case: Case) -> tuple[DepositReleaseView, ...]:
        releases = releases_in_order(self.tables.deposit_releases.group("case", case.case_id))
        return tuple(shown_as(DepositReleaseView, release) for release in releases)

    def _chargebacks(self, case: Case) -> tuple[ChargebackView, ...]:
        return show_chargebacks(
            chargebacks_in_order(self.tables.chargebacks.group("case", case.case_id))
        )

    def _links(self, case: Case) -> tuple[LinkView, ...]:
        links = oldest_first(self.tables.case_links.group("case", case.case_id))
        return tuple(_link_seen_from(case.case_id, link) for link in links)

    def _earlier_cases(self, case: Case) -> tuple[EarlierCaseView, ...]:
        if case.subject_user is None:
            return ()
        earlier = [
            other
            for other in self.tables.cases.group("subject_user", case.subject_user)
            if other.created_at < case.created_at and is_open_to(other, self.reader)
        ]
        newest = newest_first(earlier)[:EARLIER_CASES]
        return tuple(shown_as(EarlierCaseView, other) for other in newest)


def newest_first(cases: Iterable[Case]) -> tuple[Case, ...]:
    """The order of every list of cases."""
    return tuple(sorted(cases, key=lambda case: (case.created_at, case.case_id), reverse=True))


def _shown(case: Case, **around: Any) -> CaseView:
    return shown_as(
        CaseView,
        case,
        sla_first_at=case.clocks.first_due_at,
        sla_due_at=case.clocks.resolution_due_at,
        next_due_at=case.clocks.next_breach_at,
        **(NOTHING_AROUND | around),
    )


def _link_seen_from(case_id: str, link: CaseLink) -> LinkView:
    other, relation = link.seen_from(case_id)
    return LinkView(case_id=other, relation=relation, linked_at=link.linked_at)
