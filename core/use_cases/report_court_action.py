"""Record that a claimant went to court, which keeps the content down."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.announcements.of_dmca import dmca_payload
from core.announcements.topic import Topic
from core.dmca.countering import forbids_court_action
from core.dmca.entries import court_action_entry
from core.dmca.sworn import missing
from core.dmca.words import DmcaWords, WordsPart
from core.errors import Refusal
from core.request import Role
from core.text import LONGEST_LABEL, LONGEST_LINE
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.counting_conduct import take_record


@frozen(kw_only=True)
class ReportCourtAction(DmcaClaimCommand[bool]):
    """The claimant told that they filed an action to restrain the uploader (17 U.S.C.
    512(g)(2)(C)). Refused once the content is back, or on its way, or should have been.
    """

    action: ClassVar = "dmca.court_action"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    court: str
    docket_number: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield missing("court", self.court, longest=LONGEST_LINE, what="the court")
        yield missing(
            "docketNumber", self.docket_number, longest=LONGEST_LABEL, what="the docket number"
        )

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        forbidden = forbids_court_action(claim, when=work.now)
        if forbidden is not None:
            return forbidden
        take_record(work, claim.creator_id)
        kept = claim.kept_down(when=work.now)
        told = {"court": self.court, "docket_number": self.docket_number}
        words = DmcaWords.of(claim.claim_id, case.case_id, WordsPart.COURT_ACTION, told)
        work.uow.dmca_claims.save(kept)
        work.uow.dmca_claims.add_words(words)
        work.announce(Topic.DMCA_KEPT_DOWN, case.case_id, dmca_payload(kept))
        work.record(case, court_action_entry(kept, words))
        return True
