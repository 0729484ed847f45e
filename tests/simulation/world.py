"""A whole Support Center and the processor it works with, at an hour that only tests move."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from attrs import define, evolve, field

from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.translation import notice
from adapters.system.movable_clock import MovableClock
from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.errors import Refusal
from core.holds.hold import PayoutHold
from core.parked.parked_work import ParkedKind
from core.refunds.refund import Refund
from core.request import Request
from core.use_cases.handling.command import Command
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.notice_office import NoticeOffice
from core.use_cases.handling.parked_office import ParkedOffice
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.handling.rounds.missed_notices import KEPT, LOOK_BACK
from core.use_cases.handling.sweeping import Became
from core.use_cases.import_order import ImportOrder
from core.use_cases.open_case import OpenCase
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.unpark_work import UnparkWork
from ports.payment_processor import NoticeAbout, PaymentProcessor, ProcessorNotice
from ports.unit_of_work import Store
from tests.builders.published import published_policies
from tests.simulation.broken_law import BrokenLaws
from tests.simulation.counted_ids import CountedIds
from tests.simulation.interruptions import Interruptions
from tests.simulation.laws_of_granting import hold_was_free, month_was_free, refund_was_left
from tests.simulation.laws_of_time import cases_are_their_timelines, nothing_is_overdue
from tests.simulation.offices import Offices
from tests.simulation.picture import Picture
from tests.simulation.simulated_order import SimulatedOrder, a_pair_of_orders
from tests.simulation.watched_processor import WatchedProcessor
from tests.simulation.watched_store import WatchedStore
from tests.use_cases.office import ITSELF, SELLER, TESS, StandingClock

MOST_UNHEARD = timedelta(days=25)


@define(eq=False)
class World:
    """Its orders are told and its cases opened; nothing has happened yet."""

    fresh: Callable[[], Store]
    clock: MovableClock = field(factory=lambda: MovableClock(StandingClock()))
    laws: BrokenLaws = field(factory=BrokenLaws)
    interruptions: Interruptions = field(factory=Interruptions)
    orders: tuple[SimulatedOrder, ...] = field(factory=a_pair_of_orders)
    stripe: FakeStripe = field(factory=lambda: FakeStripe.at(StandingClock().now))
    processor: PaymentProcessor = field(init=False)
    store: WatchedStore = field(init=False)
    desk: Desk = field(init=False)
    cases: list[str] = field(init=False)
    unparked: set[tuple[ParkedKind, str]] = field(init=False, factory=set)
    """What a person took off the list, to see to it elsewhere."""

    def __attrs_post_init__(self) -> None:
        self.stripe.engine.clock = self.clock.now
        self.stripe.engine.reset()
        self.store = WatchedStore(self.fresh, self.interruptions, self._granted)
        watched = WatchedProcessor(
            self.stripe, self.store, self.laws, self.interruptions, self.clock.now
        )
        self.processor = cast("PaymentProcessor", watched)
        self.desk = Desk(
            store=cast("Store", self.store),
            clock=self.clock,
            ids=CountedIds(),
            policies=published_policies(),
        )
        self._open_cases()

    @property
    def offices(self) -> Offices:
        return Offices(self.desk, self.processor)

    @property
    def refunds(self) -> RefundOffice:
        return self.offices.refunds

    @property
    def deposits(self) -> DepositOffice:
        return self.offices.deposits

    @property
    def notices(self) -> NoticeOffice:
        return self.offices.notices

    @property
    def parked(self) -> ParkedOffice:
        return self.offices.parked

    def _open_cases(self) -> None:
        first, second = self.orders
        for order in self.orders:
            self.stripe.register_charge(order.charge, order.sold_cents, "USD")
            self.tell(order)
        self.stripe.register_deposit("pi_dep_a", 30_000, "USD")
        self.stripe.register_deposit("pi_dep_b", 30_000, "USD", captured=True)
        self.cases = [self._case(order) for order in (first, first, second)]

    def _case(self, order: SimulatedOrder) -> str:
        opening = Opening(
            kind=CaseKind.BOOKING,
            summary="It went wrong.",
            order_id=order.order_id,
            subject_user=SELLER.actor,
        )
        case_id = self.does(OpenCase(opening=opening), TESS)
        self.does(PostCaseMessage(case_id=case_id, body_md="A lamp is broken."), SELLER)
        return cast("str", case_id)

    def tell(self, order: SimulatedOrder, **changes: Any) -> object:
        """Take in the order's next snapshot."""
        return self.desk.handle(ImportOrder(order=order.snapshot(**changes)), ITSELF)

    def does(self, command: Command[Any], request: Any) -> Any:
        told = self.desk.handle(command, request)
        assert not isinstance(told, Refusal), told
        return told

    def order_of(self, case_id: str) -> SimulatedOrder:
        return self.orders[1] if case_id == self.cases[2] else self.orders[0]

    def picture(self) -> Picture:
        """Everything that is stored of the orders and cases."""
        with self.fresh().unit_of_work() as uow:
            return Picture.of(
                uow,
                unparked=frozenset(self.unparked),
                orders=self.orders,
                cases=self.cases,
                unheard=uow.processed_notices.unknown_of(
                    told.notice_id for told in self.told_by_the_processor()
                ),
            )

    def told_by_the_processor(self) -> list[ProcessorNotice]:
        """All that webhooks could deliver of what is followed, oldest first."""
        told = [notice(event) for event in self.stripe.dashboard.events()]
        return [each for each in told if each.about is not NoticeAbout.OTHER]

    def sweep(self, look_back: timedelta = LOOK_BACK) -> None:
        """One item that fails would be seen by nobody but whoever reads what was swept."""
        for item in self.offices.sweeping.sweep(ITSELF, look_back=look_back):
            self.laws.unless(item.became is not Became.FAILED, f"the sweep told of {item}")
        nothing_is_overdue(self.laws, self.fresh, self.desk)
        cases_are_their_timelines(self.laws, self.fresh, self.cases, self.desk.policies)

    def unpark(self, kind: ParkedKind, subject_id: str, who: Request) -> None:
        with self.fresh().unit_of_work() as uow:
            work = uow.parking.waiting(kind, subject_id)
        if work is not None:
            told = self.parked.unpark(UnparkWork(work_id=work.work_id, note="Looked at."), who)
            if told is True:
                self.unparked.add((kind, subject_id))

    def pass_time(self, by: timedelta) -> None:
        """Nothing is left unheard for longer than the processor tells of it."""
        told = self.told_by_the_processor()
        with self.fresh().unit_of_work() as uow:
            unheard = uow.processed_notices.unknown_of(each.notice_id for each in told)
        oldest = min((each.created_at for each in told if each.notice_id in unheard), default=None)
        if oldest is not None and self.clock.now() + by - oldest > MOST_UNHEARD:
            self.stripe.engine.clear_faults()
            self.sweep(KEPT)
        self.clock.advance(by)

    def _granted(self, row: Refund | PayoutHold) -> None:
        with self.fresh().unit_of_work() as uow:
            if isinstance(row, PayoutHold):
                hold_was_free(self.laws, uow, row)
            elif row.charge_id is not None:
                refund_was_left(self.laws, uow, row)
            else:
                month_was_free(self.laws, uow, row, self.desk.policies.current())


def keyed(request: Any, key: str) -> Any:
    return evolve(request, idempotency_key=key)
