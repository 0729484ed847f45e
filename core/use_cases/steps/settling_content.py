"""What follows from an order about content that was handed over, or was not."""

from core.announcements.of_dmca import dmca_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.dmca.claim import DmcaClaim
from core.dmca.content_order import ContentAct
from core.dmca.entries import hidden_entry, notified_entry, restored_entry
from core.parked.parked_work import ParkedKind
from core.use_cases.handling.work import Work
from core.use_cases.steps.counting_conduct import take_record
from core.use_cases.steps.overdue_content import alarm_if_overdue
from core.use_cases.steps.parking import park, settle_parked
from core.use_cases.steps.telling_people import tell_people
from ports.content_visibility import NotTaken

HIDDEN_TOLD = (
    "A copyright claim was received for content of yours, and it is not visible any more."
    " If this is a mistake, or the content was taken for something else, you can file a"
    " counter-notice on this case. The content comes back 10 to 14 business days after it was"
    " received, unless the claimant goes to court."
)
RESTORED_TOLD = "The content that a copyright claim was about is visible again."


def content_taken(work: Work, claim: DmcaClaim, case: Case) -> None:
    settle_parked(work, ParkedKind.CONTENT_ORDER, claim.claim_id)
    if claim.ordered is ContentAct.HIDE:
        _hidden(work, claim, case)
    else:
        _restored(work, claim, case)


def content_not_taken(work: Work, claim: DmcaClaim, why: NotTaken) -> None:
    """It is sent again; a person is told once it was sent in vain several times."""
    tried = claim.sent_in_vain(when=work.now)
    work.uow.dmca_claims.save(tried)
    if tried.alarms:
        park(
            work,
            ParkedKind.CONTENT_ORDER,
            claim.claim_id,
            case_id=claim.case_id,
            order_id=claim.order_id,
            why=why.why,
        )


def _hidden(work: Work, claim: DmcaClaim, case: Case) -> None:
    hidden = claim.hidden(when=work.now)
    case = work.record(case, hidden_entry(hidden))
    work.announce(Topic.DMCA_HIDDEN, case.case_id, dmca_payload(hidden))
    notified = hidden.notified(when=work.now)
    case = tell_people(work, case, HIDDEN_TOLD)
    work.record(case, notified_entry(notified))
    work.uow.dmca_claims.save(notified)


def _restored(work: Work, claim: DmcaClaim, case: Case) -> None:
    take_record(work, claim.creator_id)
    restored = claim.restored(when=work.now)
    case = work.record(case, restored_entry(restored))
    case = tell_people(work, case, RESTORED_TOLD)
    restored, case = alarm_if_overdue(work, restored, case)
    work.uow.dmca_claims.save(restored)
    work.announce(Topic.DMCA_RESTORED, case.case_id, dmca_payload(restored))
