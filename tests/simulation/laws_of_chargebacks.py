"""What disputes, chargebacks, cases and holds must say of each other (domain.md, *Chargeback*)."""

from core.cases.status import CaseStatus
from core.chargebacks.chargeback import Chargeback, ChargebackStatus
from core.disputes.dispute import CLOSED_INQUIRY, LOST, WON
from core.holds.hold import HoldStatus
from core.holds.rule import HoldRule
from core.parked.parked_work import ParkedKind
from tests.simulation.broken_law import BrokenLaws
from tests.simulation.picture import OrderPicture, Picture
from tests.simulation.processor_side import ProcessorSide

ENDED = {
    **dict.fromkeys(WON | {CLOSED_INQUIRY}, ChargebackStatus.WON),
    **dict.fromkeys(LOST, ChargebackStatus.LOST),
}


def chargebacks_keep_to_disputes(laws: BrokenLaws, seen: Picture, theirs: ProcessorSide) -> None:
    """At every moment; what we know may be older than what the processor knows."""
    for order in seen.orders:
        _one_for_each_dispute(laws, order)
        for chargeback in order.chargebacks:
            _answered_once(laws, chargeback, theirs)
    _no_closed_case_has_an_open_one(laws, seen)
    _only_a_chargeback_is_held_for(laws, seen)


def no_deadline_passed_in_silence(laws: BrokenLaws, seen: Picture, theirs: ProcessorSide) -> None:
    """Once everything has come to rest, long after every deadline."""
    for order in seen.orders:
        for each in order.chargebacks:
            held = theirs.held["disputes"][each.processor_ref]["status"]
            found, due = each.status, ENDED.get(held)
            laws.unless(due in (None, found), f"{each.processor_ref} is {held}, ours is {found}")
            told = (ParkedKind.CHARGEBACK, each.chargeback_id) in seen.waiting | seen.unparked
            answered = not each.awaits_evidence or each.due_at is None
            laws.unless(answered or told, f"nobody heard that {each} was never answered")
            laws.unless(each.answer is None or told, f"{each} is on its way for ever")


def _one_for_each_dispute(laws: BrokenLaws, order: OrderPicture) -> None:
    answered = [each.processor_ref for each in order.chargebacks]
    laws.unless(len(answered) == len(set(answered)), f"two chargebacks of one of {answered}")
    for dispute in order.disputes:
        alone = dispute.processor_ref not in answered
        laws.unless(not alone or dispute.status == CLOSED_INQUIRY, f"{dispute} has no chargeback")
        for each in order.chargebacks:
            if each.processor_ref == dispute.processor_ref:
                due = ENDED.get(dispute.status)
                ended = each.status if not each.is_open else None
                laws.unless(ended is due, f"{each} is {each.status} under {dispute}")


def _answered_once(laws: BrokenLaws, chargeback: Chargeback, theirs: ProcessorSide) -> None:
    held = theirs.held["disputes"][chargeback.processor_ref]
    count = held["evidence_details"]["submission_count"]
    laws.unless(count <= 1, f"{chargeback} was answered {count} times")
    if chargeback.status is ChargebackStatus.REPRESENTED:
        sent = count == 1 or held["status"] not in ("under_review", "warning_under_review")
        laws.unless(sent, f"{chargeback} was never sent")


def _no_closed_case_has_an_open_one(laws: BrokenLaws, seen: Picture) -> None:
    closed = {each.case_id for each in seen.cases if each.status is CaseStatus.CLOSED}
    for order in seen.orders:
        for each in order.chargebacks:
            laws.unless(not each.is_open or each.case_id not in closed, f"{each} on a closed case")


def _only_a_chargeback_is_held_for(laws: BrokenLaws, seen: Picture) -> None:
    every = [each for order in seen.orders for each in order.chargebacks]
    money = {
        each.case_id
        for each in every
        if not each.inquiry and each.status is not ChargebackStatus.WON
    }
    for hold in seen.holds:
        if hold.rule is HoldRule.CHARGEBACK and hold.status is HoldStatus.APPLIED:
            laws.unless(hold.case_id in money, f"{hold} is held for nothing")
