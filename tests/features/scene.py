"""What a scenario has come to so far: its order, its newest case, refund and hold."""

from collections.abc import Callable
from typing import TypeVar

from attrs import define

from core.errors import Refusal
from core.refunds.reasons import RefundReason
from tests.features.driver import Driver
from tests.features.order_draft import OrderDraft
from tests.features.people import FAY, TESS
from tests.features.seen import CaseSeen, OptionsSeen, RefundSeen

Told = TypeVar("Told")


@define
class Scene:
    """One scenario: "the case", "the refund" and "the hold" of a sentence are the newest ones.

    An order reaches the Support Center when somebody next acts or looks, so that sentences can
    build it up first. A refusal that no sentence expects fails the scenario.
    """

    driver: Driver
    reason: RefundReason = RefundReason.BUYER_CANCELLED
    trace: tuple[str, ...] = ()
    _draft: OrderDraft | None = None
    _sent: OrderDraft | None = None
    _case_id: str | None = None
    _refund_id: str | None = None
    _hold_id: str | None = None
    _refusal: Refusal | None = None

    def order(self) -> OrderDraft:
        return _known(self._draft, "order", "Given a talent booking of $1,190.75 that starts on …")

    def order_becomes(self, draft: OrderDraft) -> None:
        self._draft = draft

    @property
    def has_order(self) -> bool:
        return self._draft is not None

    @property
    def case_id(self) -> str:
        return _known(self._case_id, "case", "Given a case")

    @property
    def refund_id(self) -> str:
        return _known(self._refund_id, "refund", "When Fay refunds $100.00")

    @property
    def hold_id(self) -> str:
        return _known(self._hold_id, "hold", "When Fay holds back $100.00")

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
        assert not isinstance(seen, Refusal), f"Looking was refused: {seen.message} {seen.hint}"
        return seen

    def case_opened(self, case_id: str | None) -> None:
        self._case_id = case_id or self._case_id

    def refund_issued(self, refund_id: str | None) -> None:
        """The newest refund; its decision is told if the scenario fails."""
        if refund_id is not None:
            self._refund_id = refund_id
            self.refund()

    def hold_applied(self, hold_id: str | None) -> None:
        self._hold_id = hold_id or self._hold_id

    def case(self) -> CaseSeen:
        return self.looks(lambda it: it.cases.see(TESS, self.case_id))

    def refund(self) -> RefundSeen:
        seen = self.looks(lambda it: it.refunds.on_case(FAY, self.case_id))[self.refund_id]
        self.trace = seen.trace
        return seen

    def options(self) -> OptionsSeen:
        seen = self.looks(
            lambda it: it.refunds.options(FAY, self.case_id, self.order_id, self.reason)
        )
        self.trace = seen.trace
        return seen

    @property
    def order_id(self) -> str:
        order_id: str = self.order().snapshot()["order_id"]
        return order_id

    def refusal(self) -> Refusal:
        """The refusal of the last deed, which a sentence has now expected."""
        told, self._refusal = self._refusal, None
        assert told is not None, "Nothing was refused: the last step was carried out."
        return told

    def settle(self) -> None:
        """Before the next step: no refusal is left over, and the order has arrived."""
        left, self._refusal = self._refusal, None
        assert left is None, f"That was refused: {left.message} {left.hint}"
        if self._draft is not None and self._draft is not self._sent:
            self.driver.world.take_in(self._draft.snapshot())
            self._sent = self._draft


def _known(thing: Told | None, noun: str, sentence: str) -> Told:
    assert thing is not None, f"There is no {noun} yet. Write a step before this one: {sentence}"
    return thing
