"""What an order snapshot tells of transfers, beside what we know to have come back."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from core.errors import ErrorCode, Refusal
from core.orders.leg import Leg
from core.orders.snapshot import OrderSnapshot
from core.transfers.transfer import Transfer
from core.use_cases.handling.work import Work


def follow_transfers(work: Work, order: OrderSnapshot) -> Mapping[str, int] | Refusal:
    """Keep the transfers of the newest snapshot, and tell what each provider has got, net.

    A transfer that it does not name any more has gone back. BAD_USER_INPUT for one that
    another order tells of.
    """
    known = {told.transfer_id: told for told in work.uow.transfers.of_order(order.order_id)}
    given = Counter(_under_no_name(order))
    for transfer_id, legs in _by_transfer(order).items():
        if transfer_id not in known and work.uow.transfers.get(transfer_id) is not None:
            return _told_elsewhere(transfer_id)
        told = _told(work, order, known.pop(transfer_id, None), legs)
        given[told.provider_id] += told.net_cents
    for gone in known.values():
        work.uow.transfers.save(gone.told(net_cents=0))
    return given


def _by_transfer(order: OrderSnapshot) -> Mapping[str, list[Leg]]:
    legs: defaultdict[str, list[Leg]] = defaultdict(list)
    for leg in order.legs:
        if leg.transfer is not None:
            legs[leg.transfer].append(leg)
    return legs


def _under_no_name(order: OrderSnapshot) -> Mapping[str, int]:
    given: Counter[str] = Counter()
    for leg in order.legs:
        if leg.transfer is None:
            given[leg.provider_id] += leg.transferred_cents
    return given


def _told(
    work: Work, order: OrderSnapshot, known: Transfer | None, legs: Sequence[Leg]
) -> Transfer:
    net_cents = sum(leg.transferred_cents for leg in legs)
    if known is not None:
        told = known.told(net_cents=net_cents)
        work.uow.transfers.save(told)
        return told
    new = Transfer(
        transfer_id=legs[0].transfer or "",
        order_id=order.order_id,
        leg_id=legs[0].leg_id,
        provider_id=legs[0].provider_id,
        currency=order.currency,
        transferred_cents=net_cents,
    )
    work.uow.transfers.add(new)
    return new


def _told_elsewhere(transfer_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="transfer",
        message=f"{transfer_id} is told of as a transfer of another order.",
        hint="A transfer belongs to one order; send the one that was made for this order.",
    )
