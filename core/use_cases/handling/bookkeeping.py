"""Bringing together what must add up on an order, from our tables and from the processor."""

from attrs import evolve, frozen

from core.ledger.checking import disagreements
from core.ledger.disagreement import Disagreement
from core.ledger.order_books import OrderBooks
from core.use_cases.handling.processor_lists import ProcessorLists, deposits_of
from ports.payment_processor import PaymentProcessor, Unknown
from ports.unit_of_work import Store, UnitOfWork


@frozen(kw_only=True)
class Bookkeeping:
    """Checks the books order by order. Without a `processor` its lists are not looked at."""

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
            order = uow.order_snapshots.newest(order_id) if self.processor else None
        if self.processor is None:
            return disagreements(books)
        charge_id = books.charge.charge_id if books.charge else None
        deposits = deposits_of(order, books.claims)
        reported = ProcessorLists(self.processor).of(charge_id, deposits)
        if isinstance(reported, Unknown):
            return reported
        return disagreements(evolve(books, reported=reported))


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
        releases=uow.deposit_releases.of_order(order_id),
        postings=uow.ledger.of_order(order_id),
    )
