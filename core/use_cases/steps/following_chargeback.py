"""What becomes of a chargeback by what the processor says of its dispute."""

from core.announcements.of_chargebacks import chargeback_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.change import Change
from core.chargebacks.chargeback import Answer, Chargeback, ChargebackStatus
from core.chargebacks.entries import (
    due_entry,
    lost_entry,
    opened_entry,
    represented_entry,
    won_entry,
)
from core.disputes.dispute import CLOSED_INQUIRY, LOST, UNDER_REVIEW, WON, Dispute
from core.errors import Refusal
from core.holds.rule import HoldRule
from core.parked.parked_work import ParkedKind
from core.timeline.event import Entry
from core.use_cases.handling.work import Work
from core.use_cases.steps.holding import hold_by_rule, release_holds_of
from core.use_cases.steps.opening_chargeback import (
    deadlines_of,
    open_chargeback,
    raise_with,
    with_subtype,
)
from core.use_cases.steps.parking import settle_parked
from core.use_cases.steps.reopening import reopen_decided


def follow_chargeback(work: Work, dispute: Dispute, *, submitted: bool) -> None:
    """Open the dispute's chargeback, once, or move it on; `submitted` is whether the processor
    says that evidence was sent, whoever sent it.

    An inquiry that was over before anybody heard of it took nothing and wants nothing.
    """
    known = work.uow.chargebacks.of_dispute(dispute.processor_ref)
    if known is None:
        if dispute.status == CLOSED_INQUIRY:
            return
        opened = _notified(work, open_chargeback(work, dispute), dispute)
        work.uow.chargebacks.add(_moved(work, opened, dispute, submitted=submitted))
        return
    if known.is_open or known.wakes_with(dispute):
        retold = _retold(work, known, dispute)
        moved = _moved(work, retold, dispute, submitted=submitted)
        if moved != known:
            work.uow.chargebacks.save(moved)


def _notified(work: Work, chargeback: Chargeback, dispute: Dispute) -> Chargeback:
    """No payout is held for an inquiry, which took no money, nor for what is won by now."""
    _tell(work, chargeback, opened_entry(chargeback), Topic.CHARGEBACK_NOTIFIED)
    if not chargeback.inquiry and dispute.status not in WON:
        hold_by_rule(
            work,
            _case_of(work, chargeback),
            rule=HoldRule.CHARGEBACK,
            order_id=chargeback.order_id,
            amount_cents=chargeback.amount_cents,
        )
    return chargeback


def _retold(work: Work, known: Chargeback, dispute: Dispute) -> Chargeback:
    """Fee, reason and deadline as they are now; an inquiry that became a chargeback starts
    afresh, for it wants an answer of its own.
    """
    facts = {"reason_code": dispute.reason, "fee_cents": dispute.fee_cents}
    told = known.changed(when=known.updated_at, **facts)
    if known.inquiry and not dispute.is_inquiry:
        return _become_a_chargeback(work, told, dispute)
    if dispute.due_by == known.due_at or not known.awaits_evidence:
        return told if told == known else told.changed(when=work.now)
    due = _with_deadline(work, told, dispute)
    work.record(_case_of(work, due), due_entry(due))
    raise_with(work, due.case_id, dispute)
    return due


def _become_a_chargeback(work: Work, known: Chargeback, dispute: Dispute) -> Chargeback:
    fresh = known.changed(
        when=work.now,
        inquiry=False,
        answer=None,
        asked=0,
        staged_by=None,
        staged_at=None,
        submitted_by=None,
        submitted_at=None,
        refusals=0,
        failure=None,
        evidence_seen_at=None,
    )
    if fresh.status in (ChargebackStatus.REPRESENTED, ChargebackStatus.WON):
        fresh = fresh.to(ChargebackStatus.EVIDENCE_REQUESTED, when=work.now, decided_at=None)
    settle_parked(work, ParkedKind.CHARGEBACK, known.chargeback_id)
    case = _case_of(work, known)
    work.apply(Change(with_subtype(case, inquiry=False), ()))
    reopen_decided(work, _case_of(work, known), why="an inquiry became a chargeback")
    raise_with(work, known.case_id, dispute)
    return _notified(work, _with_deadline(work, fresh, dispute), dispute)


def _with_deadline(work: Work, chargeback: Chargeback, dispute: Dispute) -> Chargeback:
    deadlines = deadlines_of(work, dispute)
    return chargeback.changed(
        when=work.now,
        due_at=dispute.due_by,
        submit_by=None if deadlines is None else deadlines.submit_by,
        act_at=None if deadlines is None else deadlines.remind_at,
        reminded_at=None,
    )


def _moved(work: Work, chargeback: Chargeback, dispute: Dispute, *, submitted: bool) -> Chargeback:
    if dispute.status in WON | {CLOSED_INQUIRY}:
        return _won(work, chargeback)
    if dispute.status in LOST:
        return _lost(work, chargeback)
    ours = chargeback.answer is Answer.SUBMIT
    reviewed = dispute.status in UNDER_REVIEW and (submitted or ours)
    if reviewed and chargeback.status is not ChargebackStatus.REPRESENTED:
        return _represented(work, chargeback)
    return chargeback


def _represented(work: Work, chargeback: Chargeback) -> Chargeback:
    """Also where somebody sent evidence in the processor's dashboard, whose name nobody knows."""
    sent_at = chargeback.submitted_at or min(work.now, chargeback.due_at or work.now)
    represented = chargeback.to(
        ChargebackStatus.REPRESENTED,
        when=work.now,
        answer=None,
        act_at=None,
        submitted_at=sent_at,
        staged_at=chargeback.staged_at or sent_at,
        failure=None,
    )
    _tell(work, represented, represented_entry(represented), Topic.CHARGEBACK_REPRESENTED)
    settle_parked(work, ParkedKind.CHARGEBACK, represented.chargeback_id)
    return represented


def _won(work: Work, chargeback: Chargeback) -> Chargeback:
    won = _decided(work, chargeback, ChargebackStatus.WON)
    _tell(work, won, won_entry(won, case=_case_of(work, won)), Topic.CHARGEBACK_WON)
    work.won.add(won.chargeback_id)
    why = "the chargeback was won"
    release_holds_of(work, _case_of(work, won), HoldRule.CHARGEBACK, why=why)
    return won


def _lost(work: Work, chargeback: Chargeback) -> Chargeback:
    """What is held stays held until its case closes: the provider may owe it."""
    lost = _decided(work, chargeback, ChargebackStatus.LOST)
    _tell(work, lost, lost_entry(lost, case=_case_of(work, lost)), Topic.CHARGEBACK_LOST)
    reopen_decided(work, _case_of(work, lost), why="the chargeback was lost")
    return lost


def _decided(work: Work, chargeback: Chargeback, status: ChargebackStatus) -> Chargeback:
    settle_parked(work, ParkedKind.CHARGEBACK, chargeback.chargeback_id)
    return chargeback.to(status, when=work.now, decided_at=work.now, answer=None, act_at=None)


def _tell(work: Work, chargeback: Chargeback, entry: Entry, topic: Topic) -> None:
    work.record(_case_of(work, chargeback), entry)
    work.announce(topic, chargeback.case_id, chargeback_payload(chargeback))


def _case_of(work: Work, chargeback: Chargeback) -> Case:
    match work.case(chargeback.case_id):
        case Refusal():
            raise LookupError(f"{chargeback.case_id} has a chargeback and is gone")
        case found:
            return found
