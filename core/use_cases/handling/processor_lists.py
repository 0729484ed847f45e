"""What the processor has of an order's money, for the books to be compared with."""

from collections.abc import Iterable, Mapping
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


def deposits_of(
    order: OrderSnapshot | None, claims: Iterable[DepositClaim]
) -> Mapping[str, DepositKind]:
    """The kinds of the order's deposits by their intents (`pi_…`); what was claimed was held."""
    legs = order.legs if order is not None else ()
    deposits = (leg.deposit for leg in legs if leg.deposit is not None)
    claimed = {claim.payment_intent: DepositKind.AUTHORIZATION_HOLD for claim in claims}
    return claimed | {deposit.payment_intent: deposit.kind for deposit in deposits}


@frozen
class ProcessorLists:
    """Asks for each list outside any transaction."""

    _processor: PaymentProcessor

    def of(self, charge_id: str | None, deposits: Mapping[str, DepositKind]) -> Reported | Unknown:
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

    def _deposits(
        self, deposits: Mapping[str, DepositKind]
    ) -> tuple[ReportedDeposit, ...] | Unknown:
        found = tuple(self._deposit(intent, kind) for intent, kind in sorted(deposits.items()))
        unknown = next((each for each in found if isinstance(each, Unknown)), None)
        return unknown or tuple(each for each in found if not isinstance(each, Unknown))

    def _deposit(self, intent: str, kind: DepositKind) -> ReportedDeposit | Unknown:
        """One that the processor does not have had nothing captured."""
        held = kind is DepositKind.AUTHORIZATION_HOLD
        looked = self._processor.deposit_by_intent(intent)
        if isinstance(looked, Refused) and looked.code == MISSING:
            return ReportedDeposit(payment_intent=intent, captured_cents=0, held=held)
        found = _asked(looked)
        if isinstance(found, Unknown):
            return found
        captured = found.value.captured_cents
        refunds = self._refunds(found.value.charge if captured else None)
        if isinstance(refunds, Unknown):
            return refunds
        return ReportedDeposit(
            payment_intent=intent, captured_cents=captured, held=held, refunds=refunds
        )


def _asked(outcome: Outcome[T]) -> Done[T] | Unknown:
    return Unknown(detail=outcome.message) if isinstance(outcome, Refused) else outcome


def _refund(refund: ProcessorRefund) -> ReportedRefund:
    return ReportedRefund(
        ref=refund.ref,
        amount_cents=refund.amount_cents,
        currency=refund.currency,
        failed=refund.state in MOVED_NOTHING,
        refund_id=refund.metadata.get("refund_id"),
        release_id=refund.metadata.get("release_id"),
    )


def _dispute(dispute: ProcessorDispute) -> ReportedDispute:
    counts = keeps_money(dispute.status, funds_withdrawn=dispute.funds_withdrawn)
    return ReportedDispute(ref=dispute.ref, counted_cents=dispute.amount_cents if counts else 0)
