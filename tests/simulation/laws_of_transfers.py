"""What comes back from providers is what the rule asks for, whatever was heard in whatever order.

domain.md, *Refund*, Transfer; docs/adr/0010.
"""

from core.ledger.account import Account
from core.ledger.balance import balances
from core.refunds.refund import RefundMethod, RefundStatus
from core.transfers.reversal import ReversalStatus
from core.transfers.transfer import Transfer
from tests.simulation.broken_law import BrokenLaws
from tests.simulation.picture import OrderPicture, Picture


def what_is_due_comes_back(laws: BrokenLaws, seen: Picture) -> None:
    for order in seen.orders:
        for transfer in order.transfers:
            _reversals_are_what_is_due(laws, order, transfer)
        _reversals_have_their_refund(laws, order)
        _the_receivable_is_outstanding(laws, order)


def _reversals_are_what_is_due(laws: BrokenLaws, order: OrderPicture, transfer: Transfer) -> None:
    """To the cent what one refund for all of them would bring back. What had come back before a
    refund failed stays with us and counts for the next.
    """
    back, asked = back_and_asked(order, transfer)
    due = due_of(order, transfer, others=transfer.others_cents)
    laws.unless(back <= transfer.transferred_cents, f"{back} came back of {transfer}")
    laws.unless(transfer.net_cents >= 0, f"{transfer} is below nothing")
    laws.unless(asked == max(due, back), f"{asked} asked back of {transfer}, due are {due}")


def back_and_asked(order: OrderPicture, transfer: Transfer) -> tuple[int, int]:
    """What our reversals brought back, and with what they are still to bring back."""
    ours = [each for each in order.reversals if each.transfer_id == transfer.transfer_id]
    came = [each for each in ours if each.status is ReversalStatus.SUCCEEDED]
    counting = [each for each in ours if each.counts]
    return sum(each.amount_cents for each in came), sum(each.amount_cents for each in counting)


def due_of(order: OrderPicture, transfer: Transfer, *, others: int) -> int:
    legs = [each for each in order.snapshot.legs if each.transfer == transfer.transfer_id]
    names = {leg.leg_id for leg in legs}
    given = [each.allocations for each in order.refunds if _given_by_card(each.method, each.status)]
    given += [each.allocations for each in order.outside if each.counts]
    refunded = sum(
        share.parts.service_cents for shares in given for share in shares if share.leg_id in names
    )
    theirs = transfer.transferred_cents - others
    kept_back = max(0, sum(leg.paid.service_cents for leg in legs) - theirs)
    return min(theirs, max(0, refunded - kept_back))


def _given_by_card(method: RefundMethod, status: RefundStatus) -> bool:
    return (method, status) == (RefundMethod.CARD, RefundStatus.SUCCEEDED)


def _reversals_have_their_refund(laws: BrokenLaws, order: OrderPicture) -> None:
    given = {each.refund_id for each in order.refunds if each.status is RefundStatus.SUCCEEDED}
    given |= {each.processor_ref for each in order.outside if each.counts}
    for each in order.reversals:
        if each.status is ReversalStatus.DUE:
            laws.unless(each.made_by in given, f"{each} is due for nothing")


def _the_receivable_is_outstanding(laws: BrokenLaws, order: OrderPicture) -> None:
    due = sum(it.amount_cents for it in order.reversals if it.status is ReversalStatus.DUE)
    booked = balances(order.postings).get(Account.TRANSFER_REVERSAL, 0)
    laws.unless(booked == due, f"{booked} stand to come back in the books, {due} do")
