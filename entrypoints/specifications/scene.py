"""What a scenario has come to so far: its order, its newest case, refund and hold."""

from collections.abc import Callable
from typing import TypeVar

from attrs import define

from core.errors import Refusal
from core.refunds.reasons import RefundReason
from entrypoints.specifications.driver import Driver
from entrypoints.specifications.opening_hours import ALWAYS_OPEN, OpeningHours
from entrypoints.specifications.order_draft import OrderDraft
from entrypoints.specifications.people import FAY, TESS
from entrypoints.specifications.seen import CaseSeen, HoldSeen, OptionsSeen, RefundSeen
from entrypoints.specifications.unmet import Mistake, Unmet

Told = TypeVar("Told")


@define
class Scene:
    """One scenario: "the case", "the refund" and "the hold" of a sentence are the newest ones.

    An order reaches the Support Center, and its opening hours change, when somebody next acts
    or looks, so that sentences can build them up first. A refusal that no sentence expects
    fails the scenario.
    """

    driver: Driver
    reason: RefundReason = RefundReason.BUYER_CANCELLED
    trace: tuple[str, ...] = ()
    hours: OpeningHours = ALWAYS_OPEN
    _hours_kept: OpeningHours = ALWAYS_OPEN
    _draft: OrderDraft | None = None
    _sent: OrderDraft | None = None
    _case_id: str | None = None
    _refund: tuple[str, str] | None = None
    _hold: tuple[str, str] | None = None
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

    @property
    def refund_id(self) -> str:
        return self._refund_on_case()[1]

    @property
    def hold_id(self) -> str:
        return self._hold_on_case()[1]

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

    def refund_issued(self, refund_id: str | None) -> None:
        """The newest refund; its decision is told if the scenario fails."""
        if refund_id is not None:
            self._refund = (self.case_id, refund_id)
            self.refund()

    def hold_applied(self, hold_id: str | None) -> None:
        if hold_id is not None:
            self._hold = (self.case_id, hold_id)

    def case(self) -> CaseSeen:
        return self.looks(lambda it: it.cases.see(TESS, self.case_id))

    def refund(self) -> RefundSeen:
        case_id, refund_id = self._refund_on_case()
        seen = self.looks(lambda it: it.refunds.on_case(FAY, case_id))[refund_id]
        self.trace = seen.trace
        return seen

    def hold(self) -> HoldSeen:
        case_id, hold_id = self._hold_on_case()
        return self.looks(lambda it: it.holds.on_case(FAY, case_id))[hold_id]

    def options(self) -> OptionsSeen:
        seen = self.looks(
            lambda it: it.refunds.options(FAY, self.case_id, self.order_id, self.reason)
        )
        self.trace = seen.trace
        return seen

    def _refund_on_case(self) -> tuple[str, str]:
        return _known(self._refund, "refund", "When Fay refunds $100.00")

    def _hold_on_case(self) -> tuple[str, str]:
        return _known(self._hold, "hold", "When Fay holds back $100.00")

    def refusal(self) -> Refusal:
        """The refusal of the last deed, which a sentence has now expected."""
        told, self._refusal = self._refusal, None
        if told is None:
            raise Unmet("Nothing was refused: the last step was carried out.")
        return told

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
