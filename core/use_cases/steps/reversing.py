"""What of a refund comes back from providers: put down as due, and called off.

domain.md, *Refund*, Transfer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from core.asking import ask_again_at
from core.orders.snapshot import OrderSnapshot
from core.parked.parked_work import ParkedKind
from core.refunds.allocation import Allocation
from core.refunds.refund import Refund, RefundStatus
from core.transfers.reversal import ReversalStatus, TransferReversal
from core.transfers.share import TransferShare, reversing_cents
from core.transfers.transfer import Transfer
from core.use_cases.handling.work import Work
from core.use_cases.steps.parking import settle_parked
from ports.id_generator import Prefix


def ask_back(work: Work, refund: Refund, order: OrderSnapshot) -> Mapping[str, int]:
    """Put down what `refund`, as it succeeds, brings back from providers: cents by leg id.

    Transfers are read before what was refunded and asked back, and saved even where they stay as
    they are: two refunds that succeed at once cannot both count from the same point.
    """
    transfers = {told.transfer_id: told for told in work.uow.transfers.of_order(refund.order_id)}
    if not transfers:
        return {}
    refunded = _refunded_service(work, refund)
    earlier = work.uow.transfer_reversals.of_order(refund.order_id)
    due: dict[str, int] = {}
    for transfer_id, leg_ids in _touched(order, refund.allocations).items():
        transfer = transfers.get(transfer_id)
        if transfer is None:
            continue
        work.uow.transfers.save(transfer)
        share = _share(order, transfer, earlier)
        cents = reversing_cents(share, sum(refunded[leg_id] for leg_id in _legs(order, transfer)))
        if cents:
            due[leg_ids[0]] = cents
            work.uow.transfer_reversals.add(_due(work, refund, transfer, cents))
    return due


def call_off(work: Work, refund: Refund) -> tuple[TransferReversal, ...]:
    """Cancel what is still due for a refund that failed late; answers what had come back."""
    reversals = work.uow.transfer_reversals.of_refund(refund.refund_id)
    for reversal in reversals:
        if reversal.status is ReversalStatus.DUE:
            work.uow.transfer_reversals.save(reversal.cancelled(when=work.now))
            settle_parked(work, ParkedKind.TRANSFER_REVERSAL, reversal.reversal_id)
    return tuple(each for each in reversals if each.status is ReversalStatus.SUCCEEDED)


def _touched(order: OrderSnapshot, shares: Iterable[Allocation]) -> Mapping[str, list[str]]:
    """The refund's legs by the transfer that paid their provider; one may pay for several."""
    transfer_of = {leg.leg_id: leg.transfer for leg in order.legs}
    touched: dict[str, list[str]] = {}
    for share in shares:
        transfer_id = transfer_of.get(share.leg_id or "")
        if transfer_id is not None and share.leg_id is not None:
            touched.setdefault(transfer_id, []).append(share.leg_id)
    return touched


def _legs(order: OrderSnapshot, transfer: Transfer) -> tuple[str, ...]:
    return tuple(leg.leg_id for leg in order.legs if leg.transfer == transfer.transfer_id)


def _share(
    order: OrderSnapshot, transfer: Transfer, earlier: Iterable[TransferReversal]
) -> TransferShare:
    paid_for = [leg for leg in order.legs if leg.transfer == transfer.transfer_id]
    return TransferShare(
        service_cents=sum(leg.paid.service_cents for leg in paid_for),
        transferred_cents=transfer.transferred_cents,
        reversed_cents=transfer.reversed_cents,
        ours_cents=sum(
            each.amount_cents
            for each in earlier
            if each.counts and each.transfer_id == transfer.transfer_id
        ),
    )


def _refunded_service(work: Work, refund: Refund) -> Counter[str | None]:
    """By leg, what went to the buyer with `refund`, those before it and those made elsewhere."""
    ours = work.uow.refunds.counted_of_order(refund.order_id, leaving_out=refund.refund_id)
    succeeded = [each for each in ours if each.status == RefundStatus.SUCCEEDED]
    outside = [each for each in work.uow.outside_refunds.of_order(refund.order_id) if each.counts]
    shares = [refund.allocations]
    shares += [each.allocations for each in succeeded]
    shares += [each.allocations for each in outside]
    refunded: Counter[str | None] = Counter()
    for share in chain.from_iterable(shares):
        refunded[share.leg_id] += share.parts.service_cents
    return refunded


def _due(work: Work, refund: Refund, transfer: Transfer, cents: int) -> TransferReversal:
    return TransferReversal(
        reversal_id=work.ids.new(Prefix.REVERSAL),
        refund_id=refund.refund_id,
        case_id=refund.case_id,
        order_id=refund.order_id,
        leg_id=transfer.leg_id,
        transfer_id=transfer.transfer_id,
        provider_id=transfer.provider_id,
        currency=transfer.currency,
        amount_cents=cents,
        created_at=work.now,
        updated_at=work.now,
        ask_again_at=ask_again_at(0, when=work.now),
    )
