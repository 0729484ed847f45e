"""Notices as the fake Stripe would send them, and what is to be seen once they were followed."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from attrs import frozen

from adapters.fake_stripe.translation import notice
from core.ledger.account import Account
from core.ledger.balance import balances
from core.ledger.disagreement import Disagreement
from core.parked.parked_work import ParkedKind, ParkedWork
from core.refunds.outside_refund import OutsideRefund
from core.use_cases.handling.bookkeeping import Bookkeeping
from core.use_cases.handling.notice_office import Heard, NoticeOffice
from core.use_cases.handling.parked_office import ParkedOffice
from core.use_cases.handling.rounds.missed_notices import LOOK_BACK
from core.use_cases.handling.sweeping import SweptItem
from ports.payment_processor import NoticeAbout, ProcessorNotice, Unknown
from tests.simulation.offices import Offices
from tests.use_cases.office import ITSELF, Office


def notices_of(office: Office) -> list[ProcessorNotice]:
    """What webhooks would deliver, oldest first, of what we follow."""
    told = [notice(event) for event in office.stripe.dashboard.events()]
    return [each for each in told if each.about is not NoticeAbout.OTHER]


def notice_office(office: Office) -> NoticeOffice:
    return NoticeOffice(desk=office.desk, processor=office.stripe)


def deliver(office: Office, notices: Sequence[ProcessorNotice]) -> list[Heard]:
    to = notice_office(office)
    return [to.follow(each, ITSELF) for each in notices]


def sweep(office: Office, look_back: timedelta = LOOK_BACK) -> list[SweptItem]:
    return list(Offices(office.desk, office.stripe).sweeping.sweep(ITSELF, look_back=look_back))


def parked_office(office: Office) -> ParkedOffice:
    return Offices(office.desk, office.stripe).parked


def outside(office: Office, order_id: str = "ord_1001") -> tuple[OutsideRefund, ...]:
    with office.store.unit_of_work() as uow:
        return uow.outside_refunds.of_order(order_id)


def parked(office: Office, kind: ParkedKind, subject_id: str) -> ParkedWork | None:
    with office.store.unit_of_work() as uow:
        return uow.parking.waiting(kind, subject_id)


def books(office: Office, order_id: str = "ord_1001") -> dict[Account, int]:
    with office.store.unit_of_work() as uow:
        return dict(balances(uow.ledger.of_order(order_id)))


def disagreeing(office: Office, order_id: str = "ord_1001") -> tuple[Disagreement, ...]:
    """What the check of the books finds, the processor's list included."""
    found = Bookkeeping(store=office.store, processor=office.stripe).check(order_id)
    assert not isinstance(found, Unknown), found
    return found


@frozen
class Seen:
    """All that matters of an order's money, without the ids and instants that differ by chance."""

    charge: tuple[int, int, int, bool]
    refunds: tuple[tuple[str, str | None, str | None], ...]
    outside: tuple[tuple[str, str, bool, int], ...]
    payables: tuple[tuple[str, int, int], ...]
    books: dict[Account, int]
    reversals: tuple[tuple[str, int], ...]


def seen(office: Office, order_id: str = "ord_1001") -> Seen:
    with office.store.unit_of_work() as uow:
        charge = uow.charges.payment_of(order_id)
        assert charge is not None
        return Seen(
            (
                charge.reserved_cents,
                charge.adopted_cents,
                charge.disputed_or_lost_cents,
                charge.disputed,
            ),
            tuple(
                (each.status.value, each.failure, each.processor_ref)
                for each in uow.refunds.of_order(order_id)
            ),
            tuple(
                (each.processor_ref, each.state, each.counts, each.amount_cents)
                for each in uow.outside_refunds.of_order(order_id)
            ),
            tuple(
                (each.provider_id, each.refunded_cents, each.transferred_cents)
                for each in uow.payables.of_order(order_id)
            ),
            dict(balances(uow.ledger.of_order(order_id))),
            tuple(
                sorted(
                    (each.status.value, each.amount_cents)
                    for each in uow.transfer_reversals.of_order(order_id)
                )
            ),
        )


def transferred(cents: int) -> dict[str, Any]:
    """What an order has of a leg of which `cents` went to the provider."""
    return {"transfer": "tr_1", "transferred_cents": cents}
