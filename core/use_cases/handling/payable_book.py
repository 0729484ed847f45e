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

    def of_order(self, order_id: str) -> tuple[Payable, ...]:
        """One per provider of the order, by provider id."""
        return tuple(
            self._kept.get((stored.order_id, stored.provider_id), stored)
            for stored in self._uow.payables.of_order(order_id)
        )

    def keep(self, payable: Payable) -> None:
        """It has the version that was read, which guards the flush."""
        self._kept[payable.order_id, payable.provider_id] = payable

    def flush(self) -> None:
        for payable in self._kept.values():
            self._uow.payables.save(payable)
