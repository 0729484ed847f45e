"""What a scenario has come to so far: its order, and its newest case, refund, claim and hold."""

from collections.abc import Callable
from typing import TypeVar

from attrs import define, field, frozen

from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.errors import Refusal
from core.refunds.reasons import RefundReason
from entrypoints.specifications.driver import Driver
from entrypoints.specifications.files_sent import FileSent
from entrypoints.specifications.opening_hours import ALWAYS_OPEN, OpeningHours
from entrypoints.specifications.order_draft import OrderDraft
from entrypoints.specifications.people import FAY, TESS
from entrypoints.specifications.seen import (
    CaseSeen,
    ChargebackSeen,
    DmcaClaimSeen,
    HoldSeen,
    OptionsSeen,
    RefundSeen,
    ViolationSeen,
)
from entrypoints.specifications.unmet import Mistake, Unmet

Told = TypeVar("Told")
MADE_BY = {
    "refund": "When Fay refunds $100.00",
    "credit": "When Tess credits $10.00 as goodwill",
    "claim": "When Tess claims $100.00 of the deposit",
    "release": "When Fay releases the deposit",
    "chargeback": "When the bank takes back $100.00 because of fraud",
    "hold": "When Fay holds back $100.00",
    "file": "When the buyer sends a picture",
    "copyright claim": "When Tess files a copyright claim against the provider",
    "decision": "When Tess decides that the provider broke the rules",
}


@frozen
class OnCase:
    """A thing, and the case on which it came to be."""

    case_id: str
    thing_id: str


@define
class Scene:
    """One scenario: "the case", "the refund" or "the file" of a sentence is the newest one.

    An order reaches the Support Center, and its opening hours change, when somebody next acts
    or looks, so that sentences can build them up first. A refusal that no sentence expects
    fails the scenario.
    """

    driver: Driver
    reason: RefundReason = RefundReason.BUYER_CANCELLED
    trace: tuple[str, ...] = ()
    file: FileSent | None = None
    has_claimed: bool = False
    hours: OpeningHours = ALWAYS_OPEN
    _hours_kept: OpeningHours = ALWAYS_OPEN
    _draft: OrderDraft | None = None
    _sent: OrderDraft | None = None
    _case_id: str | None = None
    _newest: dict[str, OnCase] = field(factory=dict)
    _refusal: Refusal | None = None

    def new_order(self) -> OrderDraft:
        """An order that nothing was sold in yet, in place of any the scenario had."""
        if self._draft is not None:
            raise Mistake("A scenario has one order; it can also have several things in it.")
        return OrderDraft(order_id=self.driver.world.order_id)

    def order(self) -> OrderDraft:
        return _known(self._draft, "order", "Given a talent booking of $1,190.75 that starts on …")

    def order_becomes(self, draft: OrderDraft) -> None:
        self._draft = draft

    @property
    def has_order(self) -> bool:
        return self._draft is not None

    @property
    def order_id(self) -> str:
        return self.order().order_id

    @property
    def case_id(self) -> str:
        return _known(self._case_id, "case", "Given a case")

    def id_of(self, noun: str) -> str:
        """The id of the newest refund, credit, claim, release, hold or file."""
        return self._on_case(noun).thing_id

    def acts(self, deed: Callable[[Driver], Told | Refusal]) -> Told | None:
        """Somebody does something; a refusal is kept for the sentence that expects it."""
        self.settle()
        told = deed(self.driver)
        if isinstance(told, Refusal):
            self._refusal = told
            return None
        return told

    def looks(self, look: Callable[[Driver], Told | Refusal]) -> Told:
        """Somebody looks at something, which must not be refused."""
        self.settle()
        seen = look(self.driver)
        if isinstance(seen, Refusal):
            raise Unmet(f"Looking was refused: {seen.message} {seen.hint}")
        return seen

    def case_opened(self, case_id: str | None) -> None:
        self._case_id = case_id or self._case_id

    def claimed(self, case_id: str | None) -> None:
        """The case that somebody took, which is the newest now; None where there was none."""
        self.has_claimed = case_id is not None
        self.case_opened(case_id)

    def refund_issued(self, refund_id: str | None) -> None:
        """The newest refund; its decision is told if the scenario fails."""
        self.came_of_it("refund", refund_id)
        if refund_id is not None:
            self.refund()

    def came_of_it(self, noun: str, thing_id: str | None) -> None:
        """The newest of its noun, unless it was refused."""
        if thing_id is not None:
            self._newest[noun] = OnCase(self.case_id, thing_id)

    def case(self) -> CaseSeen:
        return self.looks(lambda it: it.cases.see(TESS, self.case_id))

    def refund(self) -> RefundSeen:
        seen = self._refund_seen(self._on_case("refund"))
        self.trace = seen.trace
        return seen

    def credit(self) -> RefundSeen:
        return self._refund_seen(self._on_case("credit"))

    def claim(self) -> ClaimStatus:
        claim = self._on_case("claim")
        seen = self.looks(lambda it: it.deposits.claims_on_case(FAY, claim.case_id))
        return seen[claim.thing_id]

    def release(self) -> ReleaseStatus:
        release = self._on_case("release")
        seen = self.looks(lambda it: it.deposits.releases_on_case(FAY, release.case_id))
        return seen[release.thing_id]

    def hold(self) -> HoldSeen:
        hold = self._on_case("hold")
        return self.looks(lambda it: it.holds.on_case(FAY, hold.case_id))[hold.thing_id]

    def dmca_claim(self) -> DmcaClaimSeen:
        claim = self._on_case("copyright claim")
        return self.looks(lambda it: it.takedowns.on_case(TESS, claim.case_id))[claim.thing_id]

    def decision(self) -> ViolationSeen:
        made = self._on_case("decision")
        return self.looks(lambda it: it.violations.on_case(TESS, made.case_id))[made.thing_id]

    def chargeback(self) -> ChargebackSeen:
        known = self._on_case("chargeback")
        return self.looks(lambda it: it.chargebacks.on_case(FAY, known.case_id))[known.thing_id]

    def options(self) -> OptionsSeen:
        seen = self.looks(
            lambda it: it.refunds.options(FAY, self.case_id, self.order_id, self.reason)
        )
        self.trace = seen.trace
        return seen

    def _refund_seen(self, refund: OnCase) -> RefundSeen:
        return self.looks(lambda it: it.refunds.on_case(FAY, refund.case_id))[refund.thing_id]

    def _on_case(self, noun: str) -> OnCase:
        return _known(self._newest.get(noun), noun, MADE_BY[noun])

    def refusal(self) -> Refusal:
        """The refusal of the last deed, which a sentence has now expected."""
        told, self._refusal = self._refusal, None
        if told is None:
            raise Unmet("Nothing was refused: the last step was carried out.")
        return told

    def arrives(self) -> None:
        """The marketplace tells of the order as it was said; a case that it opens is the newest."""
        known = self.driver.world.cases_of_order()
        self.driver.world.arrives(self.order().snapshot())
        self._sent = self._draft
        opened = [it for it in self.driver.world.cases_of_order() if it not in known]
        if opened:
            self._case_id = opened[-1]
            refunds = self.looks(lambda it: it.refunds.on_case(FAY, opened[-1]))
            self.came_of_it("refund", next(iter(refunds), None))

    def settle(self) -> None:
        """Before the next step: no refusal is left over, and the world is as it was said."""
        left, self._refusal = self._refusal, None
        if left is not None:
            raise Unmet(f"That was refused: {left.message} {left.hint}")
        if self.hours != self._hours_kept:
            self.driver.world.count_on(self.hours.calendar())
            self._hours_kept = self.hours
        if self._draft is not None and self._draft is not self._sent:
            self.driver.world.take_in(self._draft.snapshot())
            self._sent = self._draft


def _known(thing: Told | None, noun: str, sentence: str) -> Told:
    if thing is None:
        raise Mistake(f"There is no {noun} yet. Write a step before this one: {sentence}")
    return thing
