"""Erasing one kind of text on a case; each tells how many texts went."""

from attrs import evolve

from core.chargebacks.representment import Representment
from core.erasure.about import About
from core.evidence.evidence import Evidence, EvidenceStatus
from core.timeline.hidden_words import ERASED
from core.timeline.message import Audience
from core.use_cases.handling.work import Work


def erase_messages(work: Work, about: About) -> int:
    found = [
        message
        for message in work.uow.messages.of_case(about.case.case_id)
        if message.erased_at is None and about.message(message)
    ]
    for message in found:
        work.uow.messages.save(message.erase(when=work.now))
    return len(found)


def erase_event_words(work: Work, about: About) -> int:
    case_id = about.case.case_id
    theirs = {event.event_id for event in work.uow.timeline.of_case(case_id) if about.event(event)}
    found = [
        words
        for words in work.uow.timeline.words(case_id)
        if words.erased_at is None and words.event_id in theirs
    ]
    for words in found:
        work.uow.timeline.save_words(words.erase(when=work.now))
    return len(found)


def erase_money_notes(work: Work, about: About) -> int:
    """What staff wrote beside money; amounts, codes and parties stay for the accounts."""
    uow, case_id = work.uow, about.case.case_id
    refunds = [
        refund
        for refund in uow.refunds.of_case(case_id)
        if refund.note not in (None, ERASED) and about.refund(refund)
    ]
    holds = [
        hold
        for hold in uow.payout_holds.of_case(case_id)
        if hold.reason != ERASED and about.hold(hold)
    ]
    claims = [
        claim
        for claim in uow.deposit_claims.of_case(case_id)
        if claim.reason != ERASED and about.claim(claim)
    ]
    for refund in refunds:
        uow.refunds.save(evolve(refund, note=ERASED))
    for hold in holds:
        uow.payout_holds.save(evolve(hold, reason=ERASED))
    for claim in claims:
        uow.deposit_claims.save(evolve(claim, reason=ERASED))
    return len(refunds) + len(holds) + len(claims)


def erase_dmca_words(work: Work, about: About) -> int:
    """Names, contacts and addresses of content that were told for copyright claims."""
    claims = {claim.claim_id: claim for claim in work.uow.dmca_claims.of_case(about.case.case_id)}
    found = [
        words
        for words in work.uow.dmca_claims.words(about.case.case_id)
        if words.erased_at is None and about.dmca_words(claims[words.claim_id], words.part)
    ]
    for words in found:
        work.uow.dmca_claims.save_words(words.erase(when=work.now))
    return len(found)


def erase_violation_reasons(work: Work, about: About) -> int:
    found = [
        violation
        for violation in work.uow.violations.of_case(about.case.case_id)
        if violation.reason != ERASED and about.violation(violation)
    ]
    for violation in found:
        work.uow.violations.save(
            evolve(
                violation,
                reason=ERASED,
                appeal_reason=violation.appeal_reason and ERASED,
                review_reason=violation.review_reason and ERASED,
            )
        )
    return len(found)


def erase_representments(work: Work, about: About) -> int:
    """What the network was told quotes the conversation and names files. The pack that went with
    it stays under its lock; an inquiry that is taken up again is drafted anew.
    """
    uow, case_id = work.uow, about.case.case_id
    messages, files = uow.messages.of_case(case_id), uow.evidences.of_case(case_id)
    voices = {
        *(each.author_user_id for each in messages if each.audience is Audience.PARTICIPANTS),
        *(each.uploaded_by for each in files if each.audience is Audience.PARTICIPANTS),
    }
    found = [
        chargeback
        for chargeback in uow.chargebacks.of_case(case_id)
        if not chargeback.representment.is_blank and about.representment(chargeback, voices)
    ]
    for chargeback in found:
        uow.chargebacks.save(
            chargeback.changed(
                when=work.now, representment=Representment(), drafted_by=None, drafted_at=None
            )
        )
    return len(found)


def erase_file_names(work: Work, about: About) -> int:
    """An attached file is hidden with its name; its bytes stay locked until their retention
    ends. One that was never kept loses its name.
    """
    found = [
        evidence
        for evidence in work.uow.evidences.of_case(about.case.case_id)
        if evidence.uploaded_by == about.user_id and evidence.file_name not in (None, ERASED)
    ]
    for evidence in found:
        work.uow.evidences.save(_nameless(evidence, work))
    return len(found)


def _nameless(evidence: Evidence, work: Work) -> Evidence:
    if evidence.status is EvidenceStatus.ATTACHED:
        return evidence.redacted(by=work.request.actor, when=work.now)
    return evolve(evidence, file_name=ERASED)
