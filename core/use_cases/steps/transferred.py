"""What went to providers, as it stands on their payables (domain.md, *Payout hold*)."""

from attrs import evolve

from core.transfers.transfer import Transfer
from core.use_cases.handling.work import Work
from core.use_cases.steps.balancing_transfers import balance
from core.use_cases.steps.unsaved import Unsaved


def came_back(
    work: Work, transfer: Transfer, known: Transfer, unsaved: Unsaved, *, weigh: bool
) -> None:
    """The transfer as it is `known` now, and its provider's payable. Where it has to be weighed
    again what is due of it, everything that was paid for the order is.
    """
    less = transfer.net_cents - known.net_cents
    for payable in work.payables.of_order(transfer.order_id) if less else ():
        if payable.provider_id == transfer.provider_id:
            work.payables.keep(payable.given_back(less))
    order = work.uow.order_snapshots.newest(transfer.order_id) if weigh else None
    if order is not None:
        balance(work, order, evolve(unsaved, transfers=(known,)))
    elif known != transfer:
        work.uow.transfers.save(known)
