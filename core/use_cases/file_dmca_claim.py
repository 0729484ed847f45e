"""Take in a copyright claim, and have the content hidden."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import evolve, frozen

from core.announcements.of_dmca import dmca_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.change import Change
from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.cases.order_link import order_not_found, order_not_on_case
from core.dmca.claim import DmcaClaim
from core.dmca.entries import received_entry
from core.dmca.intake import forbids_claim_on, other_uploader
from core.dmca.notice import Notice
from core.dmca.urls import unfit_urls
from core.dmca.words import DmcaWords, WordsPart
from core.errors import Refusal
from core.holds.rule import HoldRule
from core.request import Role
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.counting_conduct import take_record, upheld_claims
from core.use_cases.steps.holding import hold_by_rule
from core.use_cases.steps.opening_by_rule import open_new
from core.use_cases.steps.raising_alarm import escalate_for
from ports.id_generator import Prefix

SUMMARY = "A copyright claim."


@frozen(kw_only=True)
class FileDmcaClaim(Command[str]):
    """Records a sworn notice against `creator_id` and answers the claim's id; the content is
    ordered out of sight in the same transaction (domain.md, *DMCA*).

    Without a case it opens one. An order that the claim is about may need a refund: what is
    payable on it is held.
    """

    action: ClassVar = "dmca.hide"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    creator_id: str
    notice: Notice
    case_id: str | None = None
    order_id: str | None = None
    claimant_id: str | None = None

    @property
    def resource(self) -> str:
        return f"case:{self.case_id or 'new'}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("caseId", self.case_id)
        yield unfit_id("creatorId", self.creator_id)
        yield unfit_id("claimantId", self.claimant_id)
        yield unfit_id("orderId", self.order_id)
        yield from self.notice.faults()

    def decide(self, work: Work) -> str | Refusal:
        most = work.policies.dmca.most_urls
        unfit = next(filter(None, unfit_urls("urls", self.notice.urls, most=most)), None)
        case = unfit or self._case(work)
        return case if isinstance(case, Refusal) else self._filed(work, case)

    def _case(self, work: Work) -> Case | Refusal:
        if self.case_id is not None:
            return self._known_case(work, self.case_id)
        if self.order_id is not None and work.uow.order_snapshots.newest(self.order_id) is None:
            return order_not_found(self.order_id)
        opening = Opening(
            kind=CaseKind.DMCA,
            subtype="takedown",
            summary=SUMMARY,
            subject_user=self.creator_id,
            creator_id=self.creator_id,
            order_id=self.order_id,
        )
        return open_new(work, opening)

    def _known_case(self, work: Work, case_id: str) -> Case | Refusal:
        case = work.case(case_id)
        if isinstance(case, Refusal):
            return case
        if self.order_id not in (None, case.order_id):
            return order_not_on_case(self.order_id or "")
        return forbids_claim_on(case) or other_uploader(case, self.creator_id) or case

    def _filed(self, work: Work, case: Case) -> str:
        claim = self._claim(work, case)
        words = DmcaWords.of(claim.claim_id, case.case_id, WordsPart.NOTICE, self.notice.words())
        work.uow.dmca_claims.add(claim)
        work.uow.dmca_claims.add_words(words)
        about = evolve(case, creator_id=self.creator_id)
        case = work.apply(Change(about, (received_entry(claim, words),)))
        if claim.repeat_offender:
            case = escalate_for(work, case, why="the uploader is a repeat offender")
        hold_by_rule(work, case, rule=HoldRule.DMCA_CLAIM, order_id=claim.order_id)
        work.announce(Topic.DMCA_RECEIVED, case.case_id, dmca_payload(claim))
        work.filed_under = f"case:{case.case_id}"
        work.details |= {
            "claim_id": claim.claim_id,
            "creator_id": claim.creator_id,
            "order_id": claim.order_id,
            "upheld_claims": claim.upheld_claims,
            "repeat_offender": claim.repeat_offender,
        }
        return claim.claim_id

    def _claim(self, work: Work, case: Case) -> DmcaClaim:
        take_record(work, self.creator_id)
        upheld = upheld_claims(work, self.creator_id) + 1
        claim_id = work.ids.new(Prefix.DMCA_CLAIM)
        return DmcaClaim(
            claim_id=claim_id,
            case_id=case.case_id,
            creator_id=self.creator_id,
            claimant_id=self.claimant_id or claim_id,
            filed_by=work.request.actor,
            received_at=work.now,
            updated_at=work.now,
            policies_version=work.policies.version,
            upheld_claims=upheld,
            order_id=case.order_id,
            repeat_offender=upheld >= work.policies.dmca.repeat_offender_claims,
        ).to_hide(when=work.now)
