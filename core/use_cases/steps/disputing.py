"""Following a cardholder's dispute: its row, the charge, the books and its chargeback, together."""

from attrs import evolve

from core.disputes.dispute import CLOSED_INQUIRY, WON, Dispute
from core.disputes.dispute_lines import causes, fee_line, line_of
from core.disputes.progress import is_older, overturns
from core.ledger.account import Account
from core.ledger.balance import balances
from core.ledger.cause import Cause
from core.parked.parked_work import ParkedKind
from core.refunds.charge import Charge
from core.use_cases.handling.work import Work
from core.use_cases.steps.charge_excess import weigh_excess
from core.use_cases.steps.following_chargeback import follow_chargeback
from core.use_cases.steps.parking import park, settle_parked
from core.use_cases.steps.posting import post
from ports.payment_processor import ProcessorDispute


def follow_dispute(work: Work, told: ProcessorDispute) -> bool:
    """Take the dispute as it is told; answers whether anything changed.

    An answer older than what is known changes nothing; one that overturns a verdict is for a
    person. A charge that no order of ours knows may be somebody else's, or its order is late: it
    waits, visibly, until an order names it.
    """
    charge = work.uow.charges.get(told.charge)
    if charge is None:
        return _unknown_charge(work, told)
    settle_parked(work, ParkedKind.DISPUTE, told.charge)
    known = work.uow.disputes.get(told.ref)
    if known is None:
        dispute = _first_heard(work, charge, told)
        work.uow.disputes.add(dispute)
    elif is_older(told.status, known=known.status) or not _is_news(known, told):
        _leave_overturned(work, known, told)
        return False
    else:
        dispute = _heard_again(work, known, told)
        work.uow.disputes.save(dispute)
    _weigh_on_charge(work, charge, dispute)
    _post(work, dispute)
    follow_chargeback(work, dispute, submitted=told.evidence_submitted)
    return True


def _unknown_charge(work: Work, told: ProcessorDispute) -> bool:
    if told.status in WON | {CLOSED_INQUIRY}:
        return False
    why = f"the dispute {told.ref} is about a charge that no order names"
    park(work, ParkedKind.DISPUTE, told.charge, case_id=None, order_id=None, why=why)
    return False


def _leave_overturned(work: Work, known: Dispute, told: ProcessorDispute) -> None:
    """The chargeback ended with the verdict, and so did its postings and its hold."""
    chargeback = work.uow.chargebacks.of_dispute(known.processor_ref)
    if chargeback is None or not overturns(told.status, known=known.status):
        return
    park(
        work,
        ParkedKind.CHARGEBACK,
        chargeback.chargeback_id,
        case_id=chargeback.case_id,
        order_id=chargeback.order_id,
        why=f"it was {known.status}, and the processor says {told.status} since",
    )


def _first_heard(work: Work, charge: Charge, told: ProcessorDispute) -> Dispute:
    return Dispute(
        processor_ref=told.ref,
        charge_id=charge.charge_id,
        order_id=charge.order_id,
        currency=told.currency,
        amount_cents=told.amount_cents,
        reason=told.reason,
        status=told.status,
        due_by=told.due_by,
        created_at=told.created_at,
        updated_at=work.now,
        funds_withdrawn=told.funds_withdrawn,
        fee_cents=told.fee_cents,
    )


def _heard_again(work: Work, known: Dispute, told: ProcessorDispute) -> Dispute:
    return evolve(
        known,
        status=told.status,
        reason=told.reason,
        due_by=told.due_by,
        funds_withdrawn=known.funds_withdrawn or told.funds_withdrawn,
        fee_cents=told.fee_cents,
        updated_at=work.now,
    )


def _is_news(known: Dispute, told: ProcessorDispute) -> bool:
    return (
        known.status,
        known.reason,
        known.due_by,
        known.funds_withdrawn,
        known.fee_cents,
    ) != (told.status, told.reason, told.due_by, told.funds_withdrawn, told.fee_cents)


def _weigh_on_charge(work: Work, charge: Charge, dispute: Dispute) -> None:
    others = work.uow.disputes.of_charge(charge.charge_id)
    same = dispute.processor_ref
    every = (dispute, *(other for other in others if other.processor_ref != same))
    weighed = charge.disputed_by(every)
    if weighed != charge:
        work.uow.charges.save(weighed)
    weigh_excess(work, weighed)


def _post(work: Work, dispute: Dispute) -> None:
    """What happened to the money since the books last heard of it."""
    posted = work.uow.ledger.of_cause(cause_id=dispute.processor_ref)
    known = {posting.cause for posting in posted}
    for cause in causes(dispute):
        if cause not in known:
            post(work, cause, dispute.processor_ref, (line_of(cause, dispute),))
    fees = tuple(posting for posting in posted if posting.cause is Cause.DISPUTE_FEE)
    more = dispute.fee_cents - balances(fees).get(Account.DISPUTE_FEES, 0)
    if more:
        line = fee_line(dispute, more)
        post(work, Cause.DISPUTE_FEE, dispute.processor_ref, (line,), after=len(fees))
