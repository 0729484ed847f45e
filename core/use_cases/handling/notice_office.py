"""Notices of the processor, by webhook or by the sweep: one path for both (reliability.md 8, 9).

What a notice says is a hint; the object is asked for by its id, with no transaction open, and
what the processor then says of it is applied once.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from attrs import frozen

from core.errors import Refusal
from core.request import Request
from core.use_cases.follow_notice import Followed, FollowNotice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.reversal_office import ReversalOffice
from core.use_cases.steps.following_transfer import TransferTold
from ports.payment_processor import (
    Done,
    NoticeAbout,
    Outcome,
    PaymentProcessor,
    ProcessorNotice,
    ProcessorRefund,
    Refused,
    Unknown,
)
from ports.unit_of_work import UnitOfWork

T = TypeVar("T")

MISSING = "resource_missing"
"""There is no such object; any other refusal of a look proves nothing."""


class Heard(StrEnum):
    """What became of a notice."""

    APPLIED = "applied"
    KNOWN = "known"
    """It was applied before."""
    IGNORED = "ignored"
    """It is about nothing that we follow."""
    UNASKED = "unasked"
    """The processor could not be asked: nothing is recorded, and it is to be told again."""


@frozen(kw_only=True)
class NoticeOffice:
    """Follows notices, in whatever order and however often they come."""

    desk: Desk
    processor: PaymentProcessor

    def follow(self, notice: ProcessorNotice, request: Request) -> Heard:
        """What became of it. Raises what the desk and the store malfunction with."""
        if notice.about is NoticeAbout.OTHER:
            return Heard.IGNORED
        if self._is_known(notice):
            return Heard.KNOWN
        told = self._ask(notice)
        if isinstance(told, Unknown):
            return Heard.UNASKED
        *others, last = told or (None,)
        for each in others:
            self._apply(FollowNotice(notice=notice, told=each, the_last=False), request)
        new = self._apply(FollowNotice(notice=notice, told=last), request)
        self._ask_back(told, request)
        return Heard.APPLIED if new else Heard.KNOWN

    def _ask_back(self, told: tuple[Followed, ...], request: Request) -> None:
        """What has just become due to come back from providers is sent at once."""
        reversals = ReversalOffice(desk=self.desk, processor=self.processor)
        with self.desk.store.unit_of_work() as uow:
            orders = {order_id for each in told if (order_id := _order_of(uow, each)) is not None}
        for order_id in sorted(orders):
            reversals.send_new(order_id, request)

    def _is_known(self, notice: ProcessorNotice) -> bool:
        with self.desk.store.unit_of_work() as uow:
            return uow.processed_notices.has(notice.notice_id)

    def _apply(self, follow: FollowNotice, request: Request) -> bool:
        new = self.desk.handle(follow, request.by_itself())
        match new:
            case Refusal(message=why):
                raise LookupError(f"{follow.notice.notice_id} was refused: {why}")
            case _:
                return new

    def _ask(self, notice: ProcessorNotice) -> tuple[Followed, ...] | Unknown:
        """The objects as they are now; none where there are none any more."""
        told = self._objects(notice)
        if not isinstance(told, Refused):
            return told
        return () if told.code == MISSING else Unknown(detail=told.message)

    def _objects(self, notice: ProcessorNotice) -> tuple[Followed, ...] | Refused | Unknown:
        match notice.about:
            case NoticeAbout.REFUND:
                return _alone(self.processor.refund_by_ref(notice.object_id))
            case NoticeAbout.CHARGE:
                return _oldest_first(self.processor.refunds_of_charge(notice.object_id))
            case NoticeAbout.DISPUTE:
                return _alone(self.processor.dispute_by_ref(notice.object_id))
            case NoticeAbout.TRANSFER:
                return self._transfer(notice.object_id)
            case NoticeAbout.OTHER:
                return ()

    def _transfer(self, transfer: str) -> tuple[Followed, ...] | Refused | Unknown:
        """What came back of it piece by piece, then in all."""
        pieces = self.processor.reversals_of_transfer(transfer)
        whole = self.processor.transfer_by_ref(transfer)
        if not isinstance(pieces, Done):
            return pieces
        if not isinstance(whole, Done):
            return whole
        every = tuple(pieces.value)
        return (*every, TransferTold(whole=whole.value, pieces=every))


def _order_of(uow: UnitOfWork, told: Followed) -> str | None:
    """The order of which providers may owe more now."""
    match told:
        case ProcessorRefund(ref=ref):
            known = uow.refunds.by_processor_ref(ref) or uow.outside_refunds.get(ref)
            return None if known is None else known.order_id
        case TransferTold(whole=whole):
            transfer = uow.transfers.get(whole.ref)
            return None if transfer is None else transfer.order_id
        case _:
            return None


def _alone(outcome: Outcome[T]) -> tuple[T, ...] | Refused | Unknown:
    return (outcome.value,) if isinstance(outcome, Done) else outcome


def _oldest_first(
    outcome: Outcome[Sequence[ProcessorRefund]],
) -> tuple[ProcessorRefund, ...] | Refused | Unknown:
    """So that they spread over the legs in the same way whoever lists them."""
    if not isinstance(outcome, Done):
        return outcome
    return tuple(sorted(outcome.value, key=lambda refund: (refund.created_at, refund.ref)))
