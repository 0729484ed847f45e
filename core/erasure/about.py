"""Which words on a case are a person's own, and which are about them (docs/adr/0015)."""

from collections.abc import Collection

from attrs import frozen

from core.cases.case import Case
from core.chargebacks.chargeback import Chargeback
from core.conduct.violation import Violation
from core.deposits.claim import DepositClaim
from core.dmca.claim import DmcaClaim
from core.dmca.words import WordsPart
from core.holds.hold import PayoutHold
from core.refunds.refund import Refund
from core.timeline.event import Event
from core.timeline.message import AuthorRole, Message

STAFF_PARTS = frozenset({AuthorRole.AGENT, AuthorRole.SYSTEM})


@frozen(kw_only=True)
class About:
    """One person on one case. What the others of the case wrote is theirs and stays."""

    user_id: str
    case: Case

    @property
    def is_subject(self) -> bool:
        """The case is about them: what staff wrote on it is too."""
        return self.user_id == self.case.subject_user

    @property
    def summary(self) -> bool:
        return self.user_id in (self.case.opened_by, self.case.subject_user)

    def message(self, message: Message) -> bool:
        by_staff = message.author_role in STAFF_PARTS
        return message.author_user_id == self.user_id or (self.is_subject and by_staff)

    def event(self, event: Event) -> bool:
        named = event.payload.get("user_id")
        return self.user_id in (event.actor_id, named) or self.is_subject

    def refund(self, refund: Refund) -> bool:
        return self.is_subject or refund.created_by == self.user_id

    def hold(self, hold: PayoutHold) -> bool:
        return self.is_subject or self.user_id in (hold.provider_id, hold.applied_by)

    def dmca_words(self, claim: DmcaClaim, part: WordsPart) -> bool:
        """The uploader's counter-notice, or what the claimant said; whoever typed it."""
        counter_notice = part is WordsPart.COUNTER_NOTICE
        return self.user_id == (claim.creator_id if counter_notice else claim.claimant_id)

    def violation(self, violation: Violation) -> bool:
        """All that was written about them; of what they decided on others, nothing."""
        return self.is_subject or violation.user_id == self.user_id

    def representment(self, chargeback: Chargeback, voices: Collection[str | None]) -> bool:
        """`voices` are those whose messages and files it may quote."""
        return self.is_subject or self.user_id in (chargeback.drafted_by, *voices)

    def claim(self, claim: DepositClaim) -> bool:
        return self.is_subject or claim.filed_by == self.user_id
