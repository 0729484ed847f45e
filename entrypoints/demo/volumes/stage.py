"""Where a story is played: a Support Center in memory whose clock the story moves."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from attrs import define, field

from adapters.fake_stripe.processor import FakeStripe
from adapters.memory.store import MemoryStore
from adapters.system.toml_policies import TomlPolicies
from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.errors import Refusal
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.request import Request, Role
from core.timeline.message import Audience
from core.use_cases.handling.command import Command
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.import_order import ImportOrder
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.open_case import OpenCase
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.set_case_status import SetCaseStatus
from entrypoints.demo.seeding import seed
from ports.id_generator import Prefix

Told = TypeVar("Told")
OPENED = datetime(2026, 1, 5, 9, tzinfo=UTC)
# Blanks that every stamped case fills in (mould.py).
AGENT, FINANCE, BUYER, PROVIDER = "usr_~agent~", "usr_~finance~", "usr_~buyer~", "usr_~provider~"
ROLES = {
    AGENT: frozenset({Role.TRUST_SAFETY}),
    FINANCE: frozenset({Role.FINANCE_OPS}),
    BUYER: frozenset({Role.PARTICIPANT}),
    PROVIDER: frozenset({Role.PARTICIPANT}),
    "system": frozenset({Role.SYSTEM}),
}


class UnplayableStory(Exception):
    """A story asked for something the Support Center refuses; `refusal` says what."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@define
class StoryClock:
    """Stands still until the story goes on."""

    instant: datetime = OPENED

    def now(self) -> datetime:
        return self.instant


@define
class BlankIds:
    """Ids that are blanks, numbered in the order they were asked for."""

    _numbers: "count[int]" = field(factory=lambda: count(1), init=False)

    def new(self, prefix: Prefix) -> str:
        return f"{prefix.value}~id{next(self._numbers):03}~"


@define
class Stage:
    """Plays one case, as the use cases have it."""

    clock: StoryClock = field(factory=StoryClock)
    store: MemoryStore = field(factory=MemoryStore)
    stripe: FakeStripe = field(init=False)
    desk: Desk = field(init=False)
    office: RefundOffice = field(init=False)
    case_id: str = field(default="", init=False)

    def __attrs_post_init__(self) -> None:
        self.stripe = FakeStripe.at(self.clock.now)
        self.desk = Desk(
            store=self.store, clock=self.clock, ids=BlankIds(), policies=TomlPolicies()
        )
        self.office = RefundOffice(desk=self.desk, processor=self.stripe)

    def later(self, **more: float) -> None:
        """Let time pass, as `timedelta` counts it."""
        self.clock.instant += timedelta(**more)

    def order(self, received: dict[str, Any]) -> OrderSnapshot:
        """Take in the order, its charge known to the processor. Raises UnplayableStory."""
        order = read_snapshot(received)
        if not isinstance(order, OrderSnapshot):
            raise TypeError(f"the story's order is unfit: {order}")
        seed(self.stripe, order)
        self.does(ImportOrder(order=order), "system")
        return order

    def opens(self, kind: CaseKind, summary: str, **more: Any) -> None:
        opening = Opening(kind=kind, summary=summary, subject_user=BUYER, **more)
        self.case_id = self.does(OpenCase(opening=opening))

    def says(self, body_md: str, actor: str = AGENT, *, to_staff: bool = False) -> None:
        audience = Audience.STAFF if to_staff else Audience.PARTICIPANTS
        self.does(PostCaseMessage(case_id=self.case_id, body_md=body_md, audience=audience), actor)

    def becomes(self, *steps: Any, **more: Any) -> None:
        """The case goes through these statuses; `more` belongs to the last."""
        for status in steps[:-1]:
            self.does(SetCaseStatus(case_id=self.case_id, status=status))
        self.does(SetCaseStatus(case_id=self.case_id, status=steps[-1], **more))

    def does(self, command: Command[Told], actor: str = AGENT) -> Told:
        """The command's answer. Raises UnplayableStory for a refusal."""
        request = Request(
            actor=actor,
            roles=ROLES[actor],
            correlation_id="load-demo",
            received_at=self.clock.now(),
        )
        told: Any
        if isinstance(command, IssueRefund):
            told = self.office.issue(command, request)
        else:
            told = self.desk.handle(command, request)
        if isinstance(told, Refusal):
            raise UnplayableStory(told)
        answer: Told = told
        return answer
