"""What went to providers, as it stands on their payables (domain.md, *Payout hold*)."""

from core.transfers.transfer import Transfer
from core.use_cases.handling.work import Work


def came_back(work: Work, transfer: Transfer, reversed_cents: int) -> None:
    """The transfer and its provider's payable after `reversed_cents` came back in all."""
    known = transfer.known_reversed(reversed_cents)
    if known == transfer:
        return
    work.uow.transfers.save(known)
    for payable in work.payables.of_order(transfer.order_id):
        if payable.provider_id == transfer.provider_id:
            less = transfer.net_cents - known.net_cents
            work.payables.keep(payable.given_back(less))
