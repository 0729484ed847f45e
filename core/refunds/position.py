"""Where an order stands: what policy owes, what went back, what a refund may still take."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from attrs import frozen

from core.cases.fact import FactName
from core.errors import ErrorCode, Refusal
from core.kernels.deciding import decide_order
from core.kernels.decision import OrderDecision
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import DepositClaim, Facts
from core.orders.snapshot import OrderSnapshot
from core.parts import NOTHING, Parts
from core.refunds.allocation import Allocation, LegShare
from core.refunds.charge import Charge


@frozen(kw_only=True)
class Counted:
    """A card refund of the order as far as it counts: its allocations and its status.

    One made elsewhere counts like ours; what no leg took of it stands under no leg.
    """

    allocations: tuple[Allocation, ...]
    status: str

    @property
    def cents(self) -> int:
        return sum(allocation.parts.total_cents for allocation in self.allocations)


@frozen(kw_only=True)
class Standpoint:
    """From where the order is looked at: the case, the reason given, the facts recorded.

    `deposit_claim` is how the order's own claims stand; a recorded fact can settle one as well.
    """

    case_created_at: datetime
    reason: str
    facts: frozenset[FactName] = frozenset()
    deposit_claim: DepositClaim = DepositClaim.NONE


@frozen(kw_only=True)
class Position:
    """The decision on an order, and each leg's share in what a refund would do."""

    decision: OrderDecision
    legs: tuple[LegShare, ...]
    refunded_cents: int
    left_cents: int

    def open_cents(self, legs: Sequence[LegShare]) -> int:
        """What policy leaves open on these legs, never more than the charge has left."""
        return min(self.left_cents, sum(leg.open_cents for leg in legs))

    def chosen(self, leg_id: str | None) -> tuple[LegShare, ...] | Refusal:
        """All legs, or the one that is named."""
        if leg_id is None:
            return self.legs
        legs = tuple(leg for leg in self.legs if leg.leg_id == leg_id)
        return legs or _no_such_leg(leg_id, self.legs)


def position(
    order: OrderSnapshot,
    standpoint: Standpoint,
    *,
    charge: Charge | None,
    refunds: Iterable[Counted],
) -> Position:
    """The order's position after its non-failed card refunds `refunds`, those made elsewhere
    (core/refunds/counting.py) among them.

    Without a charge nothing is left to refund, whatever policy gives.
    """
    counted = tuple(refunds)
    decision = decide_order(
        order,
        case_created_at=standpoint.case_created_at,
        reason=standpoint.reason,
        facts=_facts(standpoint),
        earlier_refunds=tuple(
            _earlier(refund, share) for refund in counted for share in refund.allocations
        ),
        disputed_cents=charge.disputed_or_lost_cents if charge else 0,
    )
    already = _already(counted)
    return Position(
        decision=decision,
        legs=tuple(
            LegShare(
                leg_id=leg.leg_id,
                provider_id=leg.provider_id,
                paid=leg.paid,
                policy=decided.eligible,
                already=already.get(leg.leg_id, NOTHING),
            )
            for leg, decided in zip(order.legs, decision.legs, strict=True)
        ),
        refunded_cents=sum(refund.cents for refund in counted),
        left_cents=charge.left_cents if charge else 0,
    )


def _facts(standpoint: Standpoint) -> Facts:
    names = standpoint.facts
    settled = FactName.DEPOSIT_CLAIM_SETTLED in names
    return Facts(
        fraud_validated=FactName.FRAUD_VALIDATED in names,
        quality_validated=FactName.QUALITY_VALIDATED in names,
        deposit_claim=DepositClaim.CAPTURED if settled else standpoint.deposit_claim,
    )


def _earlier(refund: Counted, share: Allocation) -> EarlierRefund:
    return EarlierRefund(
        leg_id=share.leg_id, amount_cents=share.parts.total_cents, status=refund.status
    )


def _already(refunds: Iterable[Counted]) -> dict[str | None, Parts]:
    taken: dict[str | None, Parts] = {}
    for refund in refunds:
        for share in refund.allocations:
            taken[share.leg_id] = taken.get(share.leg_id, NOTHING) + share.parts
    return taken


def _no_such_leg(leg_id: str, legs: Sequence[LegShare]) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="legId",
        message=f"The order has no leg {leg_id}.",
        hint=f"Its legs are: {', '.join(leg.leg_id for leg in legs)}.",
    )
