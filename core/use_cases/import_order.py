"""Take in an order snapshot from the order service."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from core.cancellations.arrival import Entries, news
from core.cancellations.entry import CancellationEntry
from core.errors import Refusal
from core.holds.payable import Payable
from core.orders.contradiction import contradicts, other_content
from core.orders.snapshot import OrderSnapshot
from core.refunds.charge import Charge, ChargeKind
from core.request import Role
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work
from core.use_cases.steps.balancing_transfers import balance
from core.use_cases.steps.charge_excess import weigh_excess
from core.use_cases.steps.refunded_anew import refunded_anew
from core.use_cases.steps.spreading_anew import Respread, respread
from core.use_cases.steps.transfers_told import transfers_told
from core.use_cases.steps.unsaved import Unsaved


@frozen(kw_only=True)
class ImportOrder(Command[bool]):
    """Keeps a snapshot; when it is the newest, the charge, transfers and payables follow it, and
    with them where refunds made elsewhere stand and what is to come back from providers.

    Answers whether it was new. The same version with other content is refused. What became
    cancelled with it is due to enter by itself, as far as `entries` says so.
    """

    action: ClassVar = "order.import"
    roles: ClassVar = frozenset({Role.SYSTEM})

    order: OrderSnapshot
    entries: Entries = Entries.NONE

    @property
    def resource(self) -> str:
        return f"order:{self.order.order_id}"

    def decide(self, work: Work) -> bool | Refusal:
        order = self.order
        known = work.uow.order_snapshots.version(order.order_id, order.version)
        if known is not None:
            return False if known.sha256 == order.sha256 else other_content(order)
        newest = work.uow.order_snapshots.newest(order.order_id)
        contradicted = None if newest is None else contradicts(order, newest)
        if contradicted is not None:
            return contradicted
        work.uow.order_snapshots.add(order, received_at=work.now)
        work.details |= {"version": order.version, "snapshot_sha256": order.sha256}
        if newest is not None and newest.version > order.version:
            return True
        refused = _follow(work, order, newest)
        return refused or self._found(work, newest)

    def _found(self, work: Work, newest: OrderSnapshot | None) -> bool:
        for part in news(self.order, newest, self.entries):
            if work.uow.cancellation_entries.get(part.key) is None:
                entry = CancellationEntry.found(part, when=work.now)
                work.uow.cancellation_entries.add(entry)
        return True


def _follow(work: Work, order: OrderSnapshot, before: OrderSnapshot | None) -> Refusal | None:
    told = transfers_told(work, order)
    if isinstance(told, Refusal):
        return told
    charge = order.payment.charge
    spread = Respread() if charge is None else _charge(work, order, charge)
    refunded = refunded_anew(work, order, before=before, spread=spread)
    _keep_payables(work, order, _payables(order, told.given), refunded)
    unsaved = Unsaved(outside=spread.now, transfers=told.known, new_transfers=told.new)
    balance(work, order, unsaved)
    return None


def _keep_payables(
    work: Work,
    order: OrderSnapshot,
    told: Mapping[str, Payable],
    refunded: Mapping[str | None, int],
) -> None:
    known = {payable.provider_id: payable for payable in work.payables.of_order(order.order_id)}
    for provider_id in sorted(known.keys() | told.keys()):
        news = told.get(provider_id) or _nothing(order, provider_id)
        more = refunded.get(provider_id, 0)
        if provider_id not in known:
            work.uow.payables.add(news.refunded(more))
        else:
            now = known[provider_id].told(
                service_cents=news.service_cents, transferred_cents=news.transferred_cents
            )
            work.payables.keep(now.refunded(more))


def _charge(work: Work, order: OrderSnapshot, charge_id: str) -> Respread:
    """Answers the refunds made elsewhere that stand on other legs from now on. The charge that paid
    another order stays that order's alone, as it is.
    """
    charge = work.uow.charges.get(charge_id)
    captured = order.payment.captured_cents
    if charge is not None and charge.order_id != order.order_id:
        return Respread()
    if charge is not None:
        recaptured = charge.recaptured(captured)
        work.uow.charges.save(recaptured)
        weigh_excess(work, recaptured)
        return respread(work, recaptured, order)
    work.uow.charges.add(
        Charge(
            charge_id=charge_id,
            order_id=order.order_id,
            kind=ChargeKind.PAYMENT,
            currency=order.currency,
            captured_cents=captured,
        )
    )
    return Respread()


def _payables(order: OrderSnapshot, given: Mapping[str, int]) -> dict[str, Payable]:
    service: Counter[str] = Counter()
    for leg in order.legs:
        service[leg.provider_id] += leg.paid.service_cents
    return {
        provider_id: Payable(
            order_id=order.order_id,
            provider_id=provider_id,
            currency=order.currency,
            service_cents=service[provider_id],
            transferred_cents=given.get(provider_id, 0),
        )
        for provider_id in service.keys() | given.keys()
    }


def _nothing(order: OrderSnapshot, provider_id: str) -> Payable:
    return Payable(
        order_id=order.order_id,
        provider_id=provider_id,
        currency=order.currency,
        service_cents=0,
    )
