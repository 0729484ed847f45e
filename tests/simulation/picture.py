"""All that is stored of the simulated orders at one moment."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from core.cases.case import Case
from core.chargebacks.chargeback import Chargeback
from core.deposits.claim import DepositClaim
from core.deposits.deposit_release import DepositRelease
from core.disputes.dispute import Dispute
from core.goodwill.wallet_entry import WalletEntry
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.ledger.posting import Posting
from core.orders.snapshot import OrderSnapshot
from core.parked.parked_work import ParkedKind
from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund
from core.transfers.reversal import TransferReversal
from core.transfers.transfer import Transfer
from ports.unit_of_work import UnitOfWork
from tests.simulation.asked_about import AskedAbout
from tests.simulation.simulated_order import SimulatedOrder


@frozen(kw_only=True)
class OrderPicture:
    """One order's rows."""

    snapshot: OrderSnapshot
    charge: Charge
    refunds: tuple[Refund, ...]
    outside: tuple[OutsideRefund, ...]
    reversals: tuple[TransferReversal, ...]
    transfers: tuple[Transfer, ...]
    payables: tuple[Payable, ...]
    disputes: tuple[Dispute, ...]
    chargebacks: tuple[Chargeback, ...]
    claims: tuple[DepositClaim, ...]
    releases: tuple[DepositRelease, ...]
    postings: tuple[Posting, ...]
    wallet: tuple[WalletEntry, ...]

    @property
    def asked_about(self) -> tuple[AskedAbout, ...]:
        return (
            *map(AskedAbout.of, self.refunds),
            *map(AskedAbout.of, self.reversals),
            *map(AskedAbout.of, self.claims),
            *map(AskedAbout.of, self.releases),
            *map(AskedAbout.of, self.chargebacks),
        )

    @classmethod
    def of(cls, uow: UnitOfWork, order: SimulatedOrder) -> "OrderPicture":
        order_id = order.order_id
        snapshot = uow.order_snapshots.newest(order_id)
        charge = uow.charges.payment_of(order_id)
        assert snapshot is not None
        assert charge is not None
        return cls(
            snapshot=snapshot,
            charge=charge,
            refunds=uow.refunds.of_order(order_id),
            outside=uow.outside_refunds.of_order(order_id),
            reversals=uow.transfer_reversals.of_order(order_id),
            transfers=uow.transfers.of_order(order_id),
            payables=uow.payables.of_order(order_id),
            disputes=uow.disputes.of_charge(charge.charge_id),
            chargebacks=uow.chargebacks.of_order(order_id),
            claims=uow.deposit_claims.of_order(order_id),
            releases=uow.deposit_releases.of_order(order_id),
            postings=uow.ledger.of_order(order_id),
            wallet=uow.wallet.entries_of(order.buyer_id),
        )


@frozen(kw_only=True)
class Picture:
    """Orders, cases, holds, what waits for a person, and which notices nobody followed yet."""

    orders: tuple[OrderPicture, ...]
    cases: tuple[Case, ...]
    holds: tuple[PayoutHold, ...]
    waiting: frozenset[tuple[ParkedKind, str]]
    unparked: frozenset[tuple[ParkedKind, str]]
    unheard: frozenset[str]
    paused: bool

    @classmethod
    def of(
        cls,
        uow: UnitOfWork,
        *,
        orders: Iterable[SimulatedOrder],
        cases: Sequence[str],
        unheard: frozenset[str],
        unparked: frozenset[tuple[ParkedKind, str]],
    ) -> "Picture":
        seen = tuple(OrderPicture.of(uow, order) for order in orders)
        opened = {each.case_id for order in seen for each in order.chargebacks}
        every = (*cases, *sorted(opened - {*cases}))
        return cls(
            orders=seen,
            cases=tuple(case for name in every if (case := uow.cases.get(name)) is not None),
            holds=tuple(hold for name in every for hold in uow.payout_holds.of_case(name)),
            waiting=frozenset(
                about for about in _may_be_parked(seen) if uow.parking.waiting(*about) is not None
            ),
            unheard=unheard,
            unparked=unparked,
            paused=uow.refund_switch.read().paused,
        )

    @property
    def refunds(self) -> dict[str, Refund]:
        return {each.refund_id: each for order in self.orders for each in order.refunds}

    @property
    def claims(self) -> dict[str, DepositClaim]:
        return {each.claim_id: each for order in self.orders for each in order.claims}


def _may_be_parked(orders: Iterable[OrderPicture]) -> Iterable[tuple[ParkedKind, str]]:
    for order in orders:
        yield (ParkedKind.CHARGE_EXCESS, order.charge.charge_id)
        for asked in order.asked_about:
            if asked.again_at is None:
                yield (asked.kind, asked.subject_id)
