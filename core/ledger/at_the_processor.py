"""Whether the processor has of an order's money what we have: refunds, disputes, deposits."""

from collections.abc import Iterator

from core.ledger.deposit_at_the_processor import deposit_at_the_processor
from core.ledger.disagreement import Disagreement, difference
from core.ledger.order_books import OrderBooks
from core.ledger.reported import ReportedDispute, ReportedRefund
from core.refunds.refund import RefundStatus


def at_the_processor(books: OrderBooks) -> Iterator[Disagreement]:
    """Nothing where the processor was not asked, or what differs is still on its way."""
    if books.reported is None:
        return
    yield from _refunds(books, books.reported.refunds)
    yield from _disputes(books, books.reported.disputes)
    for deposit in books.reported.deposits:
        yield from deposit_at_the_processor(books, deposit)


def _refunds(books: OrderBooks, reported: tuple[ReportedRefund, ...]) -> Iterator[Disagreement]:
    theirs = {each.ref: 0 if each.failed else each.amount_cents for each in reported}
    ours = _refunded(books)
    for ref in sorted((theirs.keys() | ours.keys()) - _on_their_way(books, reported)):
        was, should_be = ours.get(ref, 0), theirs.get(ref, 0)
        yield from difference(books.order_id, ref, "refunded by the processor", was, should_be)


def _refunded(books: OrderBooks) -> dict[str, int]:
    """What went back, by the processor's names, as we have it."""
    known = {
        outside.processor_ref: outside.amount_cents if outside.counts else 0
        for outside in books.outside_refunds
    }
    for refund in books.refunds:
        if refund.processor_ref is not None and refund.is_settled:
            succeeded = refund.status is RefundStatus.SUCCEEDED
            known[refund.processor_ref] = refund.amount_cents if succeeded else 0
    return known


def _on_their_way(books: OrderBooks, reported: tuple[ReportedRefund, ...]) -> frozenset[str | None]:
    """Refunds that are not settled yet: whatever the processor says of them is no contradiction."""
    unsettled = {refund.refund_id for refund in books.refunds if not refund.is_settled}
    by_ref = {refund.processor_ref for refund in books.refunds if not refund.is_settled}
    return frozenset(by_ref | {each.ref for each in reported if each.refund_id in unsettled})


def _disputes(books: OrderBooks, reported: tuple[ReportedDispute, ...]) -> Iterator[Disagreement]:
    theirs = {each.ref: each.counted_cents for each in reported}
    ours = {dispute.processor_ref: dispute.counted_cents for dispute in books.disputes}
    for ref in sorted(theirs.keys() | ours.keys()):
        was, should_be = ours.get(ref, 0), theirs.get(ref, 0)
        yield from difference(books.order_id, ref, "disputed at the processor", was, should_be)
