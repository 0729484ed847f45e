"""Bringing together what must add up on an order, from our tables and from the processor."""

from attrs import evolve, frozen

from core.ledger.checking import disagreements
from core.ledger.disagreement import Disagreement
from core.ledger.order_books import OrderBooks, ReportedRefund
from ports.payment_processor import (
    Done,
    PaymentProcessor,
    ProcessorRefund,
    RefundState,
    Refused,
    Unknown,
)
from ports.unit_of_work import Store, UnitOfWork

MOVED_NOTHING = frozenset({RefundState.FAILED, RefundState.CANCELED})


@frozen(kw_only=True)
class Bookkeeping:
    """Checks the books order by order. Without a `processor` its list is not looked at."""

    store: Store
    processor: PaymentProcessor | None

    def check(self, order_id: str) -> tuple[Disagreement, ...] | Unknown:
        """What does not agree on the order; Unknown when the processor could not be asked.

        Money may move while it is read: what seems to disagree is read again before it is told.
        """
        told = self._checked(order_id)
        return self._checked(order_id) if told else told

    def _checked(self, order_id: str) -> tuple[Disagreement, ...] | Unknown:
        with self.store.unit_of_work() as uow:
            books = _books(uow, order_id)
        if self.processor is None or books.charge is None:
            return disagreements(books)
        reported = self.processor.refunds_of_charge(books.charge.charge_id)
        if not isinstance(reported, Done):
            return _unasked(reported)
        return disagreements(evolve(books, reported=tuple(map(_reported, reported.value))))


def _books(uow: UnitOfWork, order_id: str) -> OrderBooks:
    charge = uow.charges.payment_of(order_id)
    return OrderBooks(
        order_id=order_id,
        charge=charge,
        refunds=uow.refunds.of_order(order_id),
        outside_refunds=uow.outside_refunds.of_order(order_id),
        reversals=uow.transfer_reversals.of_order(order_id),
        disputes=uow.disputes.of_charge(charge.charge_id) if charge else (),
        claims=uow.deposit_claims.of_order(order_id),
        postings=uow.ledger.of_order(order_id),
    )


def _unasked(outcome: Refused | Unknown) -> Unknown:
    return Unknown(detail=outcome.message) if isinstance(outcome, Refused) else outcome


def _reported(refund: ProcessorRefund) -> ReportedRefund:
    return ReportedRefund(
        ref=refund.ref,
        amount_cents=refund.amount_cents,
        currency=refund.currency,
        failed=refund.state in MOVED_NOTHING,
        refund_id=refund.metadata.get("refund_id"),
    )
