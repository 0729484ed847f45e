"""Take in an uploader's counter-notice, and start the clock for the content's return."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.announcements.of_dmca import dmca_payload
from core.announcements.topic import Topic
from core.cases.access import access_denied, is_open_to
from core.cases.case import Case
from core.dmca.claim import DmcaClaim
from core.dmca.counter_notice import CounterNotice
from core.dmca.countering import claim_not_found, forbids_counter_notice
from core.dmca.entries import counter_notice_entry
from core.dmca.urls import unfit_urls
from core.dmca.window import RestoreWindow, window_after
from core.dmca.words import DmcaWords, WordsPart
from core.errors import Refusal
from core.instants import write_instant
from core.notifications.kind import NotificationKind
from core.request import Role
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.counting_conduct import take_record
from core.use_cases.steps.reopening import reopen_decided

REOPENED = "a counter-notice was received"


@frozen(kw_only=True)
class FileCounterNotice(DmcaClaimCommand[bool]):
    """By the uploader themselves, or by staff for them (17 U.S.C. 512(g)(3)).

    Its receipt sets the window in which the content comes back, by the policies of that day,
    and it is forwarded to the claimant. A decided case is taken up again.
    """

    action: ClassVar = "dmca.counter_notice"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.PARTICIPANT})

    counter_notice: CounterNotice

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield from self.counter_notice.faults()

    def decide(self, work: Work) -> bool | Refusal:
        most = work.policies.dmca.most_urls
        urls = self.counter_notice.former_urls
        unfit = next(filter(None, unfit_urls("formerUrls", urls, most=most)), None)
        found = unfit or self._claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        return forbids_counter_notice(claim) or self._countered(work, claim, case)

    def _claim_and_case(self, work: Work) -> tuple[DmcaClaim, Case] | Refusal:
        if work.request.is_staff:
            return self.claim_and_case(work)
        claim = work.uow.dmca_claims.get(self.claim_id)
        if claim is None:
            return claim_not_found(self.claim_id)
        case = work.uow.cases.get(claim.case_id)
        theirs = claim.creator_id == work.request.actor
        if case is None or not theirs or not is_open_to(case, work.request.actor):
            return access_denied()
        self.file_under(work, claim)
        return claim, case

    def _countered(self, work: Work, claim: DmcaClaim, case: Case) -> bool:
        take_record(work, claim.creator_id)
        window = window_after(work.now, work.policies.dmca)
        countered = claim.counter_noticed(window, by=work.request.actor, when=work.now)
        words = DmcaWords.of(
            claim.claim_id, case.case_id, WordsPart.COUNTER_NOTICE, self.counter_notice.words()
        )
        work.uow.dmca_claims.save(countered)
        work.uow.dmca_claims.add_words(words)
        work.announce(Topic.DMCA_COUNTER_NOTICED, case.case_id, dmca_payload(countered))
        self._forward(work, countered, window)
        case = work.record(case, counter_notice_entry(countered, words))
        reopen_decided(work, case, why=REOPENED)
        return True

    def _forward(self, work: Work, claim: DmcaClaim, window: RestoreWindow) -> None:
        """To the claimant too: whoever delivers finds them by their account, or by the claim."""
        told = {
            "claim_id": claim.claim_id,
            "not_before": write_instant(window.not_before),
            "not_after": write_instant(window.not_after),
        }
        kind = NotificationKind.DMCA_COUNTER_NOTICE
        work.notify(kind, claim.case_id, told, named=(claim.claimant_id,))
