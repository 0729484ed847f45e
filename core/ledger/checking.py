"""Whether postings, refunds, the charge and the processor tell the same story."""

from collections import defaultdict
from collections.abc import Iterator

from core.ledger.account import Account
from core.ledger.at_the_processor import at_the_processor
from core.ledger.balance import balances
from core.ledger.disagreement import Disagreement, difference
from core.ledger.dues import Balances, dues, together
from core.ledger.order_books import OrderBooks
from core.ledger.posting import Posting
from core.refunds.charge import Charge
from core.transfers.reversal import ReversalStatus


def disagreements(books: OrderBooks) -> tuple[Disagreement, ...]:
    """Whatever does not add up on the order, each thing named; nothing when all agrees."""
    in_the_books = tuple(_in_the_books(books))
    return (
        *(in_the_books or _still_to_come_back(books)),
        *_on_the_charge(books),
        *at_the_processor(books),
    )


def _in_the_books(books: OrderBooks) -> Iterator[Disagreement]:
    posted: defaultdict[str, list[Posting]] = defaultdict(list)
    for posting in books.postings:
        posted[posting.cause_id].append(posting)
    due = {each.about: each.balances for each in dues(books)}
    for about in sorted(posted.keys() | due.keys()):
        recorded = together(balances(posted[about]))
        yield from _compared(books.order_id, about, recorded, due.get(about, {}))


def _still_to_come_back(books: OrderBooks) -> Iterator[Disagreement]:
    """The receivable is exactly what is due from providers (docs/adr/0010). Where a posting is
    missing or too much, that says it already.
    """
    account = Account.TRANSFER_REVERSAL
    recorded = balances(books.postings).get(account, 0)
    due = sum(each.amount_cents for each in books.reversals if each.status is ReversalStatus.DUE)
    yield from difference(books.order_id, books.order_id, _name(account), recorded, due)


def _compared(
    order_id: str, about: str, recorded: Balances, due: Balances
) -> Iterator[Disagreement]:
    for account in sorted(recorded.keys() | due.keys()):
        was, should_be = recorded.get(account, 0), due.get(account, 0)
        yield from difference(order_id, about, _name(account), was, should_be)


def _name(account: Account) -> str:
    return f"posted on {account}"


def _on_the_charge(books: OrderBooks) -> Iterator[Disagreement]:
    charge = books.charge
    if charge is None:
        return
    for what, recorded, due in _reservations(books, charge):
        yield from difference(books.order_id, charge.charge_id, what, recorded, due)


def _reservations(books: OrderBooks, charge: Charge) -> Iterator[tuple[str, int, int]]:
    yield (
        "reserved for refunds",
        charge.reserved_cents,
        sum(
            refund.amount_cents
            for refund in books.refunds
            if refund.counts and refund.charge_id == charge.charge_id
        ),
    )
    yield (
        "adopted from the processor",
        charge.adopted_cents,
        sum(refund.amount_cents for refund in books.outside_refunds if refund.counts),
    )
    yield (
        "disputed or lost",
        charge.disputed_or_lost_cents,
        sum(dispute.counted_cents for dispute in books.disputes),
    )
