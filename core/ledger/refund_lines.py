"""How a refund moves the books, and what takes it back (kernels.md, *Ledger*)."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from core.ledger.account import Account
from core.ledger.line import Line
from core.parts import Parts
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund


@frozen(kw_only=True)
class LegRefund:
    """One leg's part of a refund as the books see it; cents.

    `completed`: its fee was earned already. `reversing_cents` of the service part are to come
    back from the provider. That may be more than the service part, where an earlier refund was
    not brought back from them; `leg_id` is None for what no leg takes.
    """

    leg_id: str | None
    parts: Parts
    completed: bool = False
    reversing_cents: int = 0


@frozen(kw_only=True)
class BookedUnder:
    """What every line of a refund is filed under."""

    currency: str
    order_id: str
    case_id: str | None = None
    processor_ref: str | None = None

    @classmethod
    def of_refund(cls, refund: Refund) -> "BookedUnder":
        """A refund of ours."""
        return cls(
            currency=refund.currency,
            order_id=refund.order_id,
            case_id=refund.case_id,
            processor_ref=refund.processor_ref,
        )

    @classmethod
    def of_outside(cls, refund: OutsideRefund) -> "BookedUnder":
        """A refund made elsewhere, which has no case."""
        return cls(
            currency=refund.currency,
            order_id=refund.order_id,
            processor_ref=refund.processor_ref,
        )


def refund_lines(legs: Iterable[LegRefund], under: BookedUnder) -> tuple[Line, ...]:
    """The books of a refund that succeeded, ours or one made elsewhere."""
    return tuple(
        _line(debit, credit, cents, leg.leg_id, under)
        for leg in legs
        for debit, credit, cents in _moves(leg)
        if cents > 0
    )


def reversal_line(cents: int, *, leg_id: str, under: BookedUnder) -> Line:
    """The books of a transfer that came back."""
    return _line(Account.CASH, Account.TRANSFER_REVERSAL, cents, leg_id, under)


def owed_again_line(cents: int, *, leg_id: str, under: BookedUnder) -> Line:
    """What came back from a provider for a refund that did not happen after all."""
    return _line(Account.TRANSFER_REVERSAL, Account.SELLER_PAYABLE, cents, leg_id, under)


def opposite(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What takes `lines` back, whatever they were."""
    return tuple(line.reversed() for line in lines)


def _moves(leg: LegRefund) -> Iterator[tuple[Account, Account, int]]:
    service, reversing = leg.parts.service_cents, leg.reversing_cents
    fees = Account.FEE_REVENUE if leg.completed else Account.DEFERRED_FEES
    yield Account.SELLER_PAYABLE, Account.CASH, service - reversing
    yield Account.TRANSFER_REVERSAL, Account.CASH, min(service, reversing)
    yield Account.TRANSFER_REVERSAL, Account.SELLER_PAYABLE, reversing - service
    yield fees, Account.CASH, leg.parts.platform_fee_cents
    yield Account.FEE_TAX, Account.CASH, leg.parts.platform_fee_tax_cents


def _line(
    debit: Account, credit: Account, cents: int, leg_id: str | None, under: BookedUnder
) -> Line:
    return Line(
        debit=debit,
        credit=credit,
        amount_cents=cents,
        currency=under.currency,
        case_id=under.case_id,
        order_id=under.order_id,
        leg_id=leg_id,
        processor_ref=under.processor_ref,
    )
