"""What an order snapshot tells of transfers, beside what we know to have come back."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from attrs import frozen

from core.errors import ErrorCode, Refusal
from core.orders.leg import Leg
from core.orders.snapshot import OrderSnapshot
from core.transfers.transfer import Transfer
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class TransfersTold:
    """Nothing of it is stored yet: `known` transfers as they are now, those that are `new`, and
    cents `given` by provider, net.
    """

    known: tuple[Transfer, ...]
    new: tuple[Transfer, ...]
    given: Mapping[str, int]


def transfers_told(work: Work, order: OrderSnapshot) -> TransfersTold | Refusal:
    """The transfers of the newest snapshot, and what each provider has got.

    A transfer that it does not name any more has gone back. BAD_USER_INPUT for one that
    another order tells of.
    """
    stored = {told.transfer_id: told for told in work.uow.transfers.of_order(order.order_id)}
    known = {name: gone.told(net_cents=0) for name, gone in stored.items()}
    new: list[Transfer] = []
    given = Counter(_under_no_name(order))
    for transfer_id, legs in _by_transfer(order).items():
        net_cents = sum(leg.transferred_cents for leg in legs)
        if transfer_id in stored:
            told = known[transfer_id] = stored[transfer_id].told(net_cents=net_cents)
        elif work.uow.transfers.get(transfer_id) is not None:
            return _told_elsewhere(transfer_id)
        else:
            new.append(told := _new(order, transfer_id, legs[0], net_cents))
        given[told.provider_id] += told.net_cents
    return TransfersTold(known=tuple(known.values()), new=tuple(new), given=given)


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


def _new(order: OrderSnapshot, transfer_id: str, leg: Leg, net_cents: int) -> Transfer:
    return Transfer(
        transfer_id=transfer_id,
        order_id=order.order_id,
        leg_id=leg.leg_id,
        provider_id=leg.provider_id,
        currency=order.currency,
        transferred_cents=net_cents,
    )


def _told_elsewhere(transfer_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="transfer",
        message=f"{transfer_id} is told of as a transfer of another order.",
        hint="A transfer belongs to one order; send the one that was made for this order.",
    )
