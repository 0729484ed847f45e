"""What the processor has of an order's money, for the books to be compared with."""

from collections.abc import Iterable
from typing import TypeVar

from attrs import frozen

from core.deposits.claim import DepositClaim
from core.disputes.dispute import keeps_money
from core.ledger.reported import Reported, ReportedDeposit, ReportedDispute, ReportedRefund
from core.orders.deposit import DepositKind
from core.orders.snapshot import OrderSnapshot
from core.use_cases.handling.deposit_capture import MISSING
from ports.payment_processor import (
    Done,
    Outcome,
    PaymentProcessor,
    ProcessorDispute,
    ProcessorRefund,
    RefundState,
    Refused,
    Unknown,
)

T = TypeVar("T")
MOVED_NOTHING = frozenset({RefundState.FAILED, RefundState.CANCELED})


def held_deposits(order: OrderSnapshot | None, claims: Iterable[DepositClaim]) -> tuple[str, ...]:
    """The intents (`pi_…`) of every deposit that can be captured, or was claimed once."""
    legs = order.legs if order is not None else ()
    deposits = (leg.deposit for leg in legs if leg.deposit is not None)
    held = {it.payment_intent for it in deposits if it.kind is DepositKind.AUTHORIZATION_HOLD}
    return tuple(sorted(held | {claim.payment_intent for claim in claims}))


@frozen
class ProcessorLists:
    """Asks for each list outside any transaction."""

    _processor: PaymentProcessor

    def of(self, charge_id: str | None, deposits: Iterable[str]) -> Reported | Unknown:
        """Unknown where one of them could not be asked for; a None for `charge_id` is no charge."""
        refunds = self._refunds(charge_id)
        if isinstance(refunds, Unknown):
            return refunds
        disputes = self._disputes(charge_id)
        if isinstance(disputes, Unknown):
            return disputes
        captured = self._deposits(deposits)
        if isinstance(captured, Unknown):
            return captured
        return Reported(refunds=refunds, disputes=disputes, deposits=captured)

    def _refunds(self, charge_id: str | None) -> tuple[ReportedRefund, ...] | Unknown:
        if charge_id is None:
            return ()
        listed = _asked(self._processor.refunds_of_charge(charge_id))
        return listed if isinstance(listed, Unknown) else tuple(map(_refund, listed.value))

    def _disputes(self, charge_id: str | None) -> tuple[ReportedDispute, ...] | Unknown:
        if charge_id is None:
            return ()
        listed = _asked(self._processor.disputes_of_charge(charge_id))
        return listed if isinstance(listed, Unknown) else tuple(map(_dispute, listed.value))

    def _deposits(self, intents: Iterable[str]) -> tuple[ReportedDeposit, ...] | Unknown:
        found = tuple(map(self._deposit, intents))
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or tuple(each for each in found if not isinstance(each, Unknown))

    def _deposit(self, intent: str) -> ReportedDeposit | Unknown:
        """One that the processor does not have had nothing captured."""
        looked = self._processor.deposit_by_intent(intent)
        if isinstance(looked, Refused) and looked.code == MISSING:
            return ReportedDeposit(payment_intent=intent, captured_cents=0)
        found = _asked(looked)
        if isinstance(found, Unknown):
            return found
        return ReportedDeposit(payment_intent=intent, captured_cents=found.value.captured_cents)


def _asked(outcome: Outcome[T]) -> Done[T] | Unknown:
    return Unknown(detail=outcome.message) if isinstance(outcome, Refused) else outcome


def _refund(refund: ProcessorRefund) -> ReportedRefund:
    return ReportedRefund(
        ref=refund.ref,
        amount_cents=refund.amount_cents,
        currency=refund.currency,
        failed=refund.state in MOVED_NOTHING,
        refund_id=refund.metadata.get("refund_id"),
    )


def _dispute(dispute: ProcessorDispute) -> ReportedDispute:
    counts = keeps_money(dispute.status, funds_withdrawn=dispute.funds_withdrawn)
    return ReportedDispute(ref=dispute.ref, counted_cents=dispute.amount_cents if counts else 0)
