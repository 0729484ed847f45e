"""What comes back from providers, brought in line with all that was refunded.

domain.md, *Refund*, Transfer; docs/adr/0010. Whatever is heard, the reversals are made to be
what the rule asks for on the sum of what is known, so that the order of hearing does not matter.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from core.asking import ask_again_at
from core.ledger.cause import Cause
from core.orders.snapshot import OrderSnapshot
from core.parked.parked_work import ParkedKind
from core.refunds.refund import Refund
from core.transfers.balancing import balancing
from core.transfers.reversal import TransferReversal
from core.transfers.share import TransferShare
from core.transfers.transfer import Transfer
from core.use_cases.handling.work import Work
from core.use_cases.steps.parking import settle_parked
from core.use_cases.steps.posting import post
from core.use_cases.steps.refunded_so_far import (
    AnyRefund,
    gave,
    given_last,
    name_of,
    refunded_so_far,
    takes_from,
)
from core.use_cases.steps.reversal_lines import asked_back_line, called_off_line
from core.use_cases.steps.unsaved import Unsaved
from ports.id_generator import Prefix


def balance(
    work: Work,
    order: OrderSnapshot,
    unsaved: Unsaved,
    *,
    touching: Collection[str] | None = None,
    told_by: AnyRefund | None = None,
) -> Mapping[str, int]:
    """Ask back and call off until every transfer for the legs `touching` (all where None) is
    right. Answers by transfer id what `told_by`, which has just been given, asks back: whoever
    books that refund books it. Everything else is booked here.

    Transfers are read before what was refunded and asked back, and saved even where they stay as
    they are: two who hear at once cannot both count from the same point.
    """
    transfers = _touched(work, order, unsaved, touching)
    if not transfers:
        return {}
    refunded = refunded_so_far(work, order.order_id, unsaved)
    reversals = _reversals(work, order.order_id, unsaved)
    due: dict[str, int] = {}
    for transfer in transfers:
        scale = _Scale(
            order=order,
            legs=paid_for(order, transfer.transfer_id),
            transfer=_known_of_others(transfer, reversals),
            reversals=tuple(_of_transfer(reversals, transfer.transfer_id)),
            told_by=told_by,
        )
        _store(work, scale.transfer, unsaved)
        asked = scale.weigh(work, sum(refunded[leg] for leg in scale.legs), unsaved)
        if asked:
            due[transfer.transfer_id] = asked
    return due


def paid_for(order: OrderSnapshot, transfer_id: str) -> tuple[str, ...]:
    """The legs that a transfer paid for; it may be several."""
    return tuple(leg.leg_id for leg in order.legs if leg.transfer == transfer_id)


@frozen(kw_only=True)
class _Scale:
    """One transfer, and all that is weighed against it."""

    order: OrderSnapshot
    legs: tuple[str, ...]
    transfer: Transfer
    reversals: tuple[TransferReversal, ...]
    told_by: AnyRefund | None

    def weigh(self, work: Work, refunded_cents: int, unsaved: Unsaved) -> int:
        told_by = self.told_by
        failed = None if told_by is None or gave(told_by) else name_of(told_by)
        moves = balancing(self._share, refunded_cents, reversals=self.reversals, for_nothing=failed)
        for reversal in moves.called_off:
            call_off(work, reversal)
        if not moves.asked_cents:
            return 0
        if told_by is None or failed or not takes_from(told_by.allocations, self.legs):
            self._ask_anew(work, moves.asked_cents, unsaved)
            return 0
        work.uow.transfer_reversals.add(self._due(work, told_by, moves.asked_cents))
        return moves.asked_cents

    def _ask_anew(self, work: Work, cents: int, unsaved: Unsaved) -> None:
        given = given_last(work, self.order.order_id, unsaved, legs=self.legs)
        if given is None:
            raise LookupError(f"{cents} of {self.transfer.transfer_id} are due for no refund")
        due = self._due(work, given, cents)
        work.uow.transfer_reversals.add(due)
        post(work, Cause.REVERSAL_DUE, due.reversal_id, (asked_back_line(due),))

    @property
    def _share(self) -> TransferShare:
        legs = (leg for leg in self.order.legs if leg.leg_id in self.legs)
        return TransferShare(
            service_cents=sum(leg.paid.service_cents for leg in legs),
            transferred_cents=self.transfer.transferred_cents,
            others_cents=self.transfer.others_cents,
            ours_cents=sum(each.amount_cents for each in self.reversals if each.counts),
        )

    def _due(self, work: Work, given: AnyRefund, cents: int) -> TransferReversal:
        ours = given if isinstance(given, Refund) else None
        return TransferReversal(
            reversal_id=work.ids.new(Prefix.REVERSAL),
            refund_id=None if ours is None else ours.refund_id,
            outside_ref=name_of(given) if ours is None else None,
            case_id=None if ours is None else ours.case_id,
            order_id=self.order.order_id,
            leg_id=self.transfer.leg_id,
            transfer_id=self.transfer.transfer_id,
            provider_id=self.transfer.provider_id,
            currency=self.transfer.currency,
            amount_cents=cents,
            created_at=work.now,
            updated_at=work.now,
            ask_again_at=ask_again_at(0, when=work.now),
        )


def call_off(work: Work, reversal: TransferReversal) -> None:
    """It is due no more, and nobody is needed for it; the books say so."""
    work.uow.transfer_reversals.save(reversal.cancelled(when=work.now))
    settle_parked(work, ParkedKind.TRANSFER_REVERSAL, reversal.reversal_id)
    post(work, Cause.REVERSAL_CALLED_OFF, reversal.reversal_id, (called_off_line(reversal),))


def _touched(
    work: Work, order: OrderSnapshot, unsaved: Unsaved, touching: Collection[str] | None
) -> tuple[Transfer, ...]:
    stored = {each.transfer_id: each for each in work.uow.transfers.of_order(order.order_id)}
    fresh = (*unsaved.transfers, *unsaved.new_transfers)
    now = stored | {each.transfer_id: each for each in fresh}
    if touching is None:
        return tuple(now.values())
    named = {leg.transfer for leg in order.legs if leg.leg_id in touching}
    return tuple(each for each in now.values() if each.transfer_id in named)


def _reversals(work: Work, order_id: str, unsaved: Unsaved) -> tuple[TransferReversal, ...]:
    fresh = unsaved.reversal
    stored = work.uow.transfer_reversals.of_order(order_id)
    if fresh is None:
        return stored
    return tuple(fresh if each.reversal_id == fresh.reversal_id else each for each in stored)


def _of_transfer(
    reversals: Iterable[TransferReversal], transfer_id: str
) -> Iterator[TransferReversal]:
    return (each for each in reversals if each.transfer_id == transfer_id)


def _known_of_others(transfer: Transfer, reversals: Iterable[TransferReversal]) -> Transfer:
    """What came back and cannot be any of our reversals, not even of those called off."""
    every = sum(each.amount_cents for each in _of_transfer(reversals, transfer.transfer_id))
    return transfer.taken_by_others(transfer.reversed_cents - every)


def _store(work: Work, transfer: Transfer, unsaved: Unsaved) -> None:
    if transfer.transfer_id in {each.transfer_id for each in unsaved.new_transfers}:
        work.uow.transfers.add(transfer)
    else:
        work.uow.transfers.save(transfer)
