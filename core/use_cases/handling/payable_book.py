"""The payables one command changes, each kept once however often it is changed."""

from attrs import define, field

from core.holds.payable import Payable
from ports.unit_of_work import UnitOfWork


@define
class PayableBook:
    """As stored, but for what this command has changed already.

    A refund and a hold by rule may weigh on one payable in one transaction: two saves of the
    version that was read would lose against each other for ever.
    """

    _uow: UnitOfWork
    _kept: dict[tuple[str, str], Payable] = field(factory=dict, init=False)
    _read: dict[tuple[str, str], Payable] = field(factory=dict, init=False)

    def of_order(self, order_id: str) -> tuple[Payable, ...]:
        """One per provider of the order, by provider id."""
        stored = {(it.order_id, it.provider_id): it for it in self._uow.payables.of_order(order_id)}
        self._read = stored | self._read
        return tuple(self._kept.get(key, payable) for key, payable in stored.items())

    def orders_with_more(self) -> tuple[str, ...]:
        """The orders of which this command leaves more free to be paid out than it found."""
        more = {
            payable.order_id
            for key, payable in self._kept.items()
            if payable.free_cents > self._read[key].free_cents
        }
        return tuple(sorted(more))

    def keep(self, payable: Payable) -> None:
        """It has the version that was read, which guards the flush."""
        self._kept[payable.order_id, payable.provider_id] = payable

    def flush(self) -> None:
        for payable in self._kept.values():
            self._uow.payables.save(payable)
