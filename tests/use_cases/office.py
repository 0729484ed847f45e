"""A whole Support Center on memory and the fake Stripe, with a clock that tests move."""

import asyncio
from datetime import UTC, datetime
from typing import Any, TypeVar

from attrs import define, evolve, field

from adapters.fake_stripe.processor import FakeStripe
from adapters.memory.case_views import MemoryCaseViews
from adapters.memory.store import MemoryStore
from adapters.memory.table import Table
from adapters.system.movable_clock import MovableClock
from adapters.system.ulid_ids import UlidIds
from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.errors import ErrorCode, Refusal
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.refunds.charge import Charge
from core.refunds.refund import Refund
from core.request import Request, Role
from core.timeline.event import Event
from core.use_cases.handling.command import Command
from core.use_cases.handling.deposit_office import DepositOffice
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.query import Query
from core.use_cases.handling.reading_room import ReadingRoom
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.import_order import ImportOrder
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.open_case import OpenCase
from ports.policies import Policies
from ports.unit_of_work import Store
from tests.builders.orders import order_json
from tests.builders.published import published_policies

Told = TypeVar("Told")
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
AGENT = frozenset({Role.TRUST_SAFETY})
FINANCE = frozenset({Role.FINANCE_OPS})
PARTY = frozenset({Role.PARTICIPANT})


@define
class StandingClock:
    """A clock that stands still at `instant`."""

    instant: datetime = NOON

    def now(self) -> datetime:
        return self.instant


def request_of(actor: str, roles: frozenset[Role], key: str | None = None) -> Request:
    return Request(
        actor=actor,
        roles=roles,
        correlation_id="corr-1",
        received_at=NOON,
        ip="198.51.100.7",
        user_agent="tests",
        idempotency_key=key,
    )


TESS = request_of("usr_tess", AGENT)
FAY = request_of("usr_fay", FINANCE)
FINN = request_of("usr_finn", FINANCE)
BUYER = request_of("usr_b1", PARTY)
SELLER = request_of("usr_p1", PARTY)
ITSELF = Request.system(correlation_id="corr-1", received_at=NOON)


@define
class Office:
    """Everything a scenario needs, and short names for asking."""

    clock: MovableClock = field(factory=lambda: MovableClock(StandingClock()))
    store: Store = field(factory=MemoryStore)
    policies: Policies = field(factory=published_policies)
    stripe: FakeStripe = field(init=False)
    desk: Desk = field(init=False)
    refunds: RefundOffice = field(init=False)
    deposits: DepositOffice = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.stripe = FakeStripe.at(self.clock.now)
        self.desk = Desk(
            store=self.store,
            clock=self.clock,
            ids=UlidIds(self.clock),
            policies=self.policies,
        )
        self.refunds = RefundOffice(desk=self.desk, processor=self.stripe)
        self.deposits = DepositOffice(desk=self.desk, processor=self.stripe)

    @property
    def reading(self) -> ReadingRoom:
        return ReadingRoom(views=MemoryCaseViews(self.memory), desk=self.desk)

    def order(self, order_id: str = "ord_1001", **changes: Any) -> OrderSnapshot:
        """Take in the example order but for `changes`, its charge known to the processor."""
        order = read_snapshot(order_json(order_id, **changes))
        assert isinstance(order, OrderSnapshot), order
        if order.payment.charge is not None:
            self.stripe.register_charge(
                order.payment.charge, order.payment.captured_cents, order.currency
            )
        assert self.does(ImportOrder(order=order), ITSELF)
        return order

    def case(self, order_id: str | None = "ord_1001", **opening: Any) -> str:
        """A booking case on the order, opened by Tess."""
        known = {"kind": CaseKind.BOOKING, "summary": "It went wrong.", "order_id": order_id}
        return self.does(OpenCase(opening=Opening(**(known | opening))), TESS)

    def refund(self, case_id: str, cents: int, request: Request = FAY, **more: Any) -> str:
        asked: dict[str, Any] = {"order_id": "ord_1001", "reason": "buyer_cancelled"} | more
        refund_id = self.refunds.issue(
            IssueRefund(case_id=case_id, amount_cents=cents, **asked), request
        )
        assert isinstance(refund_id, str), refund_id
        return refund_id

    def does(self, command: Command[Told], request: Request) -> Told:
        """The command's answer, which must be no refusal."""
        told = self.desk.handle(command, request)
        assert not isinstance(told, Refusal), told
        return told

    def refuses(self, command: Command[Any], request: Request) -> tuple[ErrorCode, str | None]:
        """The code and field of the refusal the command must meet; nothing changes."""
        before = self.everything_but_audit()
        if isinstance(command, IssueRefund):
            told: Any = self.refunds.issue(command, request)
        else:
            told = self.desk.handle(command, request)
        assert isinstance(told, Refusal), told
        assert told.message
        assert told.hint
        assert self.everything_but_audit() == before
        return told.code, told.field

    def reads(self, query: Query[Told], request: Request) -> Told | Refusal:
        answering = self.reading.answer(query, request)
        return asyncio.run(answering)

    def stored_case(self, case_id: str) -> Case:
        with self.store.unit_of_work() as uow:
            case = uow.cases.get(case_id)
        assert case is not None
        return case

    def stored_refund(self, refund_id: str) -> Refund:
        with self.store.unit_of_work() as uow:
            refund = uow.refunds.get(refund_id)
        assert refund is not None
        return refund

    def charge(self, order_id: str = "ord_1001") -> Charge:
        with self.store.unit_of_work() as uow:
            charge = uow.charges.payment_of(order_id)
        assert charge is not None
        return charge

    def timeline(self, case_id: str) -> tuple[Event, ...]:
        with self.store.unit_of_work() as uow:
            return uow.timeline.of_case(case_id)

    def told(self, case_id: str) -> list[str]:
        """The types of the case's events, oldest first."""
        return [str(event.type) for event in self.timeline(case_id)]

    def audited(self, resource: str) -> list[tuple[str, Any]]:
        """Action and refusal code of what was audited on `resource`, oldest first."""
        with self.store.unit_of_work() as uow:
            entries = uow.audit_trail.of_resource(resource)
        return [(entry.action, entry.details.get("refused")) for entry in entries]

    @property
    def memory(self) -> MemoryStore:
        """The store, where it is the one in memory."""
        assert isinstance(self.store, MemoryStore)
        return self.store

    def everything_but_audit(self) -> str:
        tables = self.memory.tables
        kept = [name for name in dir(tables) if isinstance(getattr(tables, name), Table)]
        return repr({name: getattr(tables, name).all() for name in kept if name != "audit_entries"})


def keyed(request: Request, key: str) -> Request:
    """The same request under an idempotency key."""
    return evolve(request, idempotency_key=key)
