"""What people can do and see, in the domain's words: the face that every driver shows.

Steps speak to these protocols alone, so the same sentences run against the core in memory and
against the service from outside. Only what a client can do and see is here, but for `World`.
A refusal is an answer; anything else that goes wrong is raised.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from core.cases.fact import FactName
from core.cases.opening import Opening
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.conduct.ladder import Sanction
from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.dmca.counter_notice import CounterNotice
from core.dmca.notice import Notice
from core.errors import Refusal
from core.notifications.kind import NotificationKind
from core.refunds.reasons import RefundReason
from core.sla.business_hours import BusinessHours
from core.timeline.message import Audience
from core.views.case_queue import CaseQueue
from entrypoints.specifications.files_sent import FileSent
from entrypoints.specifications.people import Person
from entrypoints.specifications.seen import (
    CaseSeen,
    ChargebackSeen,
    DmcaClaimSeen,
    ExposureSeen,
    HoldSeen,
    MacroSeen,
    OptionsSeen,
    RefundSeen,
    ViolationSeen,
)

Json = dict[str, Any]


class World(Protocol):
    """What happens around the Support Center: time passes, and the marketplace sells."""

    @property
    def order_id(self) -> str:
        """The id of this story's order, which no other story on the same service uses."""
        ...

    def now(self) -> datetime: ...
    def wait_until(self, when: datetime) -> None:
        """Let time pass. Raises Mistake for an instant that is gone."""
        ...

    def take_in(self, order: Json) -> None:
        """An order snapshot arrives (kernels.md, *Order snapshot*), its charge captured.

        Raises Mistake for a snapshot that cannot be.
        """
        ...

    def dispute(self, charge: str) -> None:
        """The cardholder disputes all of `charge` at the bank. Raises Mistake if it is nothing."""
        ...

    def arrives(self, order: Json) -> None:
        """The marketplace tells of the order as it is now, and what that starts is done."""
        ...

    def cases_of_order(self) -> tuple[str, ...]:
        """The ids of the cases about this story's order, oldest first."""
        ...

    def leave_in_peace(self, *, zone: str, begins: str, ends: str) -> None:
        """Quiet hours from now on. Raises Mistake for hours that cannot be."""
        ...

    def told(self, case_id: str) -> frozenset[tuple[str, NotificationKind]]:
        """Who was told what about the case by now, by their ids."""
        ...

    def sweep(self) -> None:
        """The Support Center does what time has made due."""
        ...

    def take_content_orders(self, *, taken: bool) -> None:
        """Whether whoever serves content can be reached from now on."""
        ...

    def content_is_hidden(self) -> bool:
        """Whether the content of this story is out of sight."""
        ...

    def count_on(self, calendar: BusinessHours) -> None:
        """Due times of cases count on `calendar` from now on."""
        ...


class Cases(Protocol):
    """Working a case. What changes it answers the refusal, or None when it is done."""

    def open(self, who: Person, opening: Opening) -> str | Refusal: ...
    def move(
        self,
        who: Person,
        case_id: str,
        *,
        to: CaseStatus,
        awaiting: Awaiting | None = None,
        outcome: Outcome | None = None,
        reason: str | None = None,
    ) -> Refusal | None: ...
    def set_priority(self, who: Person, case_id: str, priority: int) -> Refusal | None: ...
    def escalate(self, who: Person, case_id: str) -> Refusal | None: ...
    def restrict(self, who: Person, case_id: str, *, restricted: bool) -> Refusal | None: ...
    def assign(self, who: Person, case_id: str, *, to: Person) -> Refusal | None: ...
    def add_watcher(self, who: Person, case_id: str, watcher: Person) -> Refusal | None: ...
    def remove_watcher(self, who: Person, case_id: str, watcher: Person) -> Refusal | None: ...
    def write(self, who: Person, case_id: str, *, audience: Audience) -> Refusal | None: ...
    def redact_newest(self, who: Person, case_id: str) -> Refusal | None:
        """Hide the words of the newest message that `who` can see."""
        ...

    def newest_words(self, who: Person, case_id: str) -> str | Refusal:
        """What stands in the newest message that `who` can see; nothing where there is none."""
        ...

    def record_fact(
        self, who: Person, case_id: str, fact: FactName, *, holds: bool
    ) -> Refusal | None: ...
    def see(self, who: Person, case_id: str) -> CaseSeen | Refusal: ...
    def see_own(self, who: Person, case_id: str) -> str | Refusal:
        """The status in the words that the people of a case read."""
        ...

    def queue(self, who: Person, queue: CaseQueue) -> list[str] | Refusal:
        """The ids of the first cases that stand in a queue of `who`."""
        ...

    def claim_next(self, who: Person) -> str | Refusal | None:
        """The id of the case that `who` owns from now on; None where there was none."""
        ...

    def messages(self, who: Person, case_id: str) -> int | Refusal:
        """How many messages and notes `who` can read on the case."""
        ...


class Macros(Protocol):
    """Applying macros; a preview that foresees a refusal answers it."""

    def apply(
        self, who: Person, case_id: str, macro: str, parameters: Mapping[str, str]
    ) -> MacroSeen | Refusal: ...
    def preview(
        self, who: Person, case_id: str, macro: str, parameters: Mapping[str, str]
    ) -> MacroSeen | Refusal: ...


class Refunds(Protocol):
    """Moving money back to a buyer."""

    def options(
        self, who: Person, case_id: str, order_id: str, reason: RefundReason
    ) -> OptionsSeen | Refusal: ...
    def issue(
        self,
        who: Person,
        case_id: str,
        order_id: str,
        *,
        cents: int,
        reason: RefundReason,
        leg_id: str | None,
    ) -> str | Refusal: ...
    def approve(self, who: Person, refund_id: str) -> Refusal | None: ...
    def reject(self, who: Person, refund_id: str) -> Refusal | None: ...
    def pause(self, who: Person) -> Refusal | None: ...
    def resume(self, who: Person) -> Refusal | None: ...
    def on_case(self, who: Person, case_id: str) -> dict[str, RefundSeen] | Refusal:
        """The case's refunds by their ids, oldest first."""
        ...


class Goodwill(Protocol):
    """Crediting the wallet of a buyer. A credit is decided and seen among the refunds."""

    def credit(self, who: Person, case_id: str, order_id: str, *, cents: int) -> str | Refusal: ...


class Deposits(Protocol):
    """Taking from a deposit for its studio, or giving it back."""

    def claim(
        self, who: Person, case_id: str, order_id: str, *, leg_id: str, cents: int
    ) -> str | Refusal: ...
    def approve(self, who: Person, claim_id: str) -> Refusal | None: ...
    def deny(self, who: Person, claim_id: str) -> Refusal | None: ...
    def release(
        self, who: Person, case_id: str, order_id: str, *, leg_id: str
    ) -> str | Refusal: ...
    def claims_on_case(self, who: Person, case_id: str) -> dict[str, ClaimStatus] | Refusal:
        """How the case's claims stand, by their ids, oldest first."""
        ...

    def releases_on_case(self, who: Person, case_id: str) -> dict[str, ReleaseStatus] | Refusal:
        """How the deposits stand that the case gave back, by the ids of their releases."""
        ...


class Bank(Protocol):
    """The buyer's bank and its notices; part of the world, like time."""

    def dispute(
        self, charge: str, *, cents: int, reason: str, until: datetime | None, inquiry: bool
    ) -> tuple[str, str]:
        """The case and the chargeback that come of it once its notice has arrived.

        The bank waits `until` then, or hears nobody; an inquiry only asks. Raises Mistake if
        nothing was paid.
        """
        ...

    def escalate(self, chargeback_id: str, *, until: datetime) -> None:
        """An inquiry becomes a chargeback."""
        ...

    def decide(self, chargeback_id: str, *, won: bool) -> None: ...
    def tell(self) -> None:
        """Every notice arrives, old ones again."""
        ...

    def tend(self) -> None:
        """The sweep comes round to chargebacks."""
        ...


class Chargebacks(Protocol):
    """Answering a chargeback: drafted, staged, and submitted once, or conceded."""

    def draft(self, who: Person, chargeback_id: str) -> Refusal | None:
        """Everything but the terms of refunds is written by hand."""
        ...

    def stage(self, who: Person, chargeback_id: str) -> Refusal | None: ...
    def submit(self, who: Person, chargeback_id: str) -> Refusal | None: ...
    def accept(self, who: Person, chargeback_id: str) -> Refusal | None: ...
    def on_case(self, who: Person, case_id: str) -> dict[str, ChargebackSeen] | Refusal:
        """The case's chargebacks by their ids, oldest first."""
        ...


class Evidence(Protocol):
    """Attaching files to a case, and opening them."""

    def send(
        self, who: Person, case_id: str, file: FileSent, *, audience: Audience
    ) -> str | Refusal:
        """The file's id, once it is announced, uploaded and attached."""
        ...

    def open(self, who: Person, case_id: str, evidence_id: str) -> bytes | Refusal: ...
    def redact(self, who: Person, case_id: str, evidence_id: str) -> Refusal | None: ...
    def on_case(self, who: Person, case_id: str) -> int | Refusal:
        """How many files `who` can see on the case, stubs included."""
        ...


class Takedowns(Protocol):
    """Taking content down under copyright claims, and bringing it back."""

    def file(
        self, who: Person, uploader: Person, notice: Notice, *, order_id: str | None
    ) -> tuple[str, str] | Refusal:
        """The ids of the claim and of the case that was opened for it."""
        ...

    def counter(self, who: Person, claim_id: str, notice: CounterNotice) -> Refusal | None: ...
    def report_court_action(self, who: Person, claim_id: str) -> Refusal | None: ...
    def withdraw(self, who: Person, claim_id: str) -> Refusal | None: ...
    def restore(self, who: Person, claim_id: str) -> Refusal | None: ...
    def close(self, who: Person, claim_id: str) -> Refusal | None: ...
    def on_case(self, who: Person, case_id: str) -> dict[str, DmcaClaimSeen] | Refusal:
        """The case's claims by their ids, oldest first."""
        ...


class Violations(Protocol):
    """Deciding that somebody broke the rules, and reviewing that."""

    def decide(
        self, who: Person, case_id: str, about: Person, *, sanction: Sanction | None
    ) -> str | Refusal: ...
    def appeal(self, who: Person, violation_id: str) -> Refusal | None: ...
    def review(self, who: Person, violation_id: str, *, overturned: bool) -> Refusal | None: ...
    def on_case(self, who: Person, case_id: str) -> dict[str, ViolationSeen] | Refusal:
        """The case's violations by their ids, oldest first."""
        ...


class Holds(Protocol):
    """Keeping back what a provider would be paid."""

    def apply(
        self, who: Person, case_id: str, order_id: str, *, provider_id: str, cents: int
    ) -> str | Refusal: ...
    def release(self, who: Person, hold_id: str) -> Refusal | None: ...
    def on_case(self, who: Person, case_id: str) -> dict[str, HoldSeen] | Refusal:
        """The case's holds by their ids, oldest first."""
        ...

    def of_order(self, provider: Person, order_id: str) -> ExposureSeen | Refusal:
        """What the provider sees of what is kept back from them on an order."""
        ...


class Driver(Protocol):
    """One running Support Center, and the world around it."""

    @property
    def world(self) -> World: ...
    @property
    def bank(self) -> Bank: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def macros(self) -> Macros: ...
    @property
    def refunds(self) -> Refunds: ...
    @property
    def goodwill(self) -> Goodwill: ...
    @property
    def deposits(self) -> Deposits: ...
    @property
    def chargebacks(self) -> Chargebacks: ...
    @property
    def evidence(self) -> Evidence: ...
    @property
    def holds(self) -> Holds: ...
    @property
    def takedowns(self) -> Takedowns: ...
    @property
    def violations(self) -> Violations: ...
