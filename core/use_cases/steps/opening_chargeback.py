"""A chargeback that is heard of for the first time, and the case it belongs on (docs/adr)."""

from attrs import evolve

from core.announcements.of_cases import opened
from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.links import CaseLink, Relation, linked_entry
from core.cases.opening import Opening, open_case, opened_entry
from core.cases.stewardship import raise_priority
from core.chargebacks.chargeback import Chargeback
from core.chargebacks.deadlines import Deadlines
from core.chargebacks.suiting import suiting_case, takes_its_case
from core.chargebacks.terms import HIGH
from core.disputes.dispute import AWAITS_EVIDENCE, Dispute
from core.errors import Refusal
from core.pack.amount_words import amount_words
from core.use_cases.handling.work import Work
from core.use_cases.steps.reopening import reopen_decided
from ports.id_generator import Prefix


def open_chargeback(work: Work, dispute: Dispute) -> Chargeback:
    """Unsaved; its case is open, or opened, and knows nothing of it yet."""
    deadlines = deadlines_of(work, dispute)
    case = _case_for(work, dispute, deadlines)
    return Chargeback(
        chargeback_id=work.ids.new(Prefix.CHARGEBACK),
        case_id=case.case_id,
        order_id=dispute.order_id,
        charge_id=dispute.charge_id,
        processor_ref=dispute.processor_ref,
        currency=dispute.currency,
        amount_cents=dispute.amount_cents,
        reason_code=dispute.reason,
        inquiry=dispute.is_inquiry,
        fee_cents=dispute.fee_cents,
        due_at=dispute.due_by,
        submit_by=None if deadlines is None else deadlines.submit_by,
        act_at=None if deadlines is None else deadlines.remind_at,
        created_at=work.now,
        updated_at=work.now,
    )


def deadlines_of(work: Work, dispute: Dispute) -> Deadlines | None:
    """None for a dispute on which the network hears nobody."""
    if dispute.due_by is None:
        return None
    return Deadlines.of(dispute.due_by, work.policies.chargebacks)


def _case_for(work: Work, dispute: Dispute, deadlines: Deadlines | None) -> Case:
    cases = work.uow.cases.of_order(dispute.order_id)
    chargebacks = work.uow.chargebacks.of_order(dispute.order_id)
    taken = {each.case_id for each in chargebacks if takes_its_case(each)}
    urgency = _urgency(work, deadlines)
    suiting = suiting_case(cases, taken=taken)
    if suiting is None:
        return _opened(work, dispute, deadlines, urgency=urgency, earlier=cases)
    reopen_decided(work, work.as_listed(suiting), why="the payment is disputed")
    return _as_urgent(work, suiting.case_id, urgency)


def raise_with(work: Work, case_id: str, dispute: Dispute) -> None:
    """While an answer is awaited, its case is as urgent as the deadline makes it."""
    if dispute.status in AWAITS_EVIDENCE:
        _as_urgent(work, case_id, _urgency(work, deadlines_of(work, dispute)))


def _urgency(work: Work, deadlines: Deadlines | None) -> int:
    if deadlines is None:
        return HIGH
    return work.policies.chargebacks.priority_with(deadlines.submit_by - work.now)


def _as_urgent(work: Work, case_id: str, urgency: int) -> Case:
    case = _known(work, case_id)
    if case.priority <= urgency:
        return case
    return work.apply(raise_priority(case, urgency))


def _opened(
    work: Work,
    dispute: Dispute,
    deadlines: Deadlines | None,
    *,
    urgency: int,
    earlier: tuple[Case, ...],
) -> Case:
    order = work.uow.order_snapshots.newest(dispute.order_id)
    subtype = "inquiry" if dispute.is_inquiry else "chargeback"
    opening = Opening(
        kind=CaseKind.CHARGEBACK,
        subtype=subtype,
        summary=_summary(dispute),
        priority=urgency,
        subject_user=None if order is None else order.buyer_id,
        lbg_id=None if order is None else order.lbg_id,
        order_id=dispute.order_id,
        reason_code=dispute.reason,
    )
    case = open_case(
        opening,
        case_id=work.ids.new(Prefix.CASE),
        opened_by=work.request.actor,
        when=work.now,
        policies=work.policies,
        fixed_due_at=None if deadlines is None else deadlines.submit_by,
    )
    work.add(case, opened_entry(case))
    work.announce(Topic.CASE_OPEN, case.case_id, opened(case))
    _linked_to_the_last(work, case, earlier)
    return case


def _summary(dispute: Dispute) -> str:
    what = "The buyer's bank asks about" if dispute.is_inquiry else "The buyer disputes"
    money = amount_words(dispute.amount_cents, dispute.currency)
    return f"{what} {money} of the order ({dispute.reason})."


def _linked_to_the_last(work: Work, case: Case, earlier: tuple[Case, ...]) -> None:
    """What is on record about the order is found from here, closed or not."""
    unrestricted = [each for each in earlier if not each.restricted]
    if not unrestricted:
        return
    other = max(unrestricted, key=lambda each: (each.created_at, each.case_id))
    related = Relation.RELATED
    work.uow.case_links.add(
        CaseLink(
            case_id=case.case_id,
            other_id=other.case_id,
            relation=related,
            linked_by=work.request.actor,
            linked_at=work.now,
        )
    )
    work.record(case, linked_entry(other_id=other.case_id, relation=related.value))
    known = _known(work, other.case_id)
    work.record(known, linked_entry(other_id=case.case_id, relation=related.value))


def _known(work: Work, case_id: str) -> Case:
    match work.case(case_id):
        case Refusal():
            raise LookupError(f"{case_id} is about a dispute and is gone")
        case found:
            return found


def with_subtype(case: Case, *, inquiry: bool) -> Case:
    """A case about a chargeback says which of the two it is."""
    if case.kind is not CaseKind.CHARGEBACK:
        return case
    return evolve(case, subtype="inquiry" if inquiry else "chargeback")
