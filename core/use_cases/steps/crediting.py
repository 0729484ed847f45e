"""Goodwill: counted against its agent's month, and paid into the buyer's wallet.

domain.md, *Refund*, Goodwill; kernels.md, *Ledger*.
"""

from attrs import evolve

from core.announcements.of_refunds import refund_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.errors import Refusal
from core.goodwill.credit import ledger_line, wallet_entry
from core.goodwill.entries import credited_entry
from core.goodwill.month import GoodwillMonth, month_of, reserve
from core.ledger.cause import Cause
from core.refunds.entries import approved_entry
from core.refunds.refund import Refund
from core.timeline.event import Entry
from core.use_cases.handling.work import Work
from core.use_cases.steps.posting import post


def count_in_month(work: Work, cents: int, *, currency: str) -> Refusal | None:
    """Take `cents` of what the actor may still credit this month; REFUND_NOT_ELIGIBLE above it."""
    agent, month = work.request.actor, month_of(work.now)
    known = work.uow.goodwill_months.get(agent=agent, month=month, currency=currency)
    before = known or GoodwillMonth(agent=agent, month=month, currency=currency)
    most = work.policies.goodwill_monthly_cents.get(currency)
    after = reserve(before, cents, most_cents=most)
    if isinstance(after, Refusal):
        return after
    if known is None:
        work.uow.goodwill_months.add(after)
    else:
        work.uow.goodwill_months.save(after)
    return None


def give_month_back(work: Work, failed: Refund) -> None:
    """A credit that will not happen counts no more in the month in which it was proposed."""
    agent, month = failed.created_by, month_of(failed.created_at)
    counted = work.uow.goodwill_months.get(agent=agent, month=month, currency=failed.currency)
    if counted is None:
        raise LookupError(f"{failed.refund_id} was never counted in {month}")
    work.uow.goodwill_months.save(counted.credited(-failed.amount_cents))


def credit_approved(work: Work, proposed: Refund, case: Case) -> bool:
    """A second person let the credit go."""
    approver = work.request.actor
    credited = evolve(proposed.credited(when=work.now), approved_by=approver)
    work.uow.refunds.save(credited)
    pay_into_wallet(
        work, credited, case, approved_entry(credited, changes=()), why=f"approved by {approver}"
    )
    return True


def credit_resumed(work: Work, proposed: Refund, case: Case) -> bool:
    """The pause that the credit waited for is over."""
    credited = proposed.credited(when=work.now)
    work.uow.refunds.save(credited)
    pay_into_wallet(work, credited, case, why="refunds were resumed")
    return True


def pay_into_wallet(work: Work, credited: Refund, case: Case, *before: Entry, why: str) -> None:
    """The wallet, the books, the timeline (after the entries `before`) and the announcement of a
    credit that succeeded; its row is the caller's.
    """
    order = work.uow.order_snapshots.newest(credited.order_id)
    if order is None:
        raise LookupError(f"{credited.refund_id} stands on an order that is gone")
    buyer_id = order.buyer_id
    work.uow.wallet.credit(wallet_entry(credited, buyer_id=buyer_id, when=work.now))
    post(work, Cause.GOODWILL_CREDITED, credited.refund_id, (ledger_line(credited),))
    work.record(case, *before, credited_entry(credited, buyer_id=buyer_id, why=why))
    work.announce(Topic.REFUND_SUCCEEDED, credited.case_id, refund_payload(credited))
