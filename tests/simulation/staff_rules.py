"""What staff does: refunds, goodwill, holds, and the case itself."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.errors import ErrorCode, Refusal
from core.holds.hold import HoldStatus
from core.refunds.refund import RefundStatus
from core.request import Request
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.credit_goodwill import CreditGoodwill
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.reject_refund import RejectRefund
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.set_case_priority import SetCasePriority
from core.use_cases.set_case_status import SetCaseStatus
from tests.simulation.money_rules import AMOUNTS, ANY, SOMEBODY, STAFF, MoneyRules
from tests.simulation.world import keyed

OUT_OF_BOUNDS = st.sampled_from((-1, 0, True, 1.5, 2**31, 10**12))
Asked = tuple[IssueRefund, Request, str]


class StaffRules(MoneyRules):
    """`asked` are the refunds that were issued under a key, to be asked for again."""

    asked: list[Asked]

    @initialize(
        amounts=st.lists(st.tuples(AMOUNTS, ANY, ANY), min_size=1, max_size=4), who=SOMEBODY
    )
    def begin(self, amounts: list[tuple[int, int, int]], who: str) -> None:
        """Not a day begins without refunds."""
        for cents, which, leg in amounts:
            self.issue(cents, which, leg, who)

    @rule(cents=AMOUNTS, which=ANY, leg=ANY, who=SOMEBODY)
    def issue(self, cents: int, which: int, leg: int, who: str) -> None:
        case_id = self.case(which)
        order = self.world.order_of(case_id)
        legs = (None, None, *(each["leg_id"] for each in order.legs))
        refund = IssueRefund(
            case_id=case_id,
            order_id=order.order_id,
            amount_cents=cents,
            reason="quality",
            leg_id=legs[leg % len(legs)],
        )
        request = keyed(STAFF[who], f"key_{len(self.asked)}")
        told = self.world.refunds.issue(refund, request)
        if not isinstance(told, Refusal):
            self.asked.append((refund, request, told))

    @rule(which=ANY)
    def issue_the_same_again(self, which: int) -> None:
        known = self.one_of(self.asked, which)
        if known is not None:
            refund, request, first = known
            again = self.world.refunds.issue(refund, request)
            self.world.laws.unless(again == first, f"{first} asked for again became {again}")

    @rule(cents=OUT_OF_BOUNDS, who=SOMEBODY)
    def issue_out_of_bounds(self, cents: Any, who: str) -> None:
        order = self.world.orders[0]
        refund = IssueRefund(
            case_id=self.case(0), order_id=order.order_id, amount_cents=cents, reason="quality"
        )
        told = self.world.refunds.issue(refund, STAFF[who])
        refused = isinstance(told, Refusal) and told.code is ErrorCode.BAD_USER_INPUT
        self.world.laws.unless(refused, f"{cents} cents became {told}")

    @rule(which=ANY, who=SOMEBODY)
    def approve(self, which: int, who: str) -> None:
        proposed = self.one_of(self.refunds_that_are(RefundStatus.PROPOSED), which)
        if proposed is not None:
            told = self.world.refunds.approve(
                ApproveRefund(refund_id=proposed.refund_id), STAFF[who]
            )
            own = told is True and proposed.created_by == STAFF[who].actor
            self.world.laws.unless(not own, f"{who} approved their own {proposed}")

    @rule(which=ANY, who=SOMEBODY)
    def reject(self, which: int, who: str) -> None:
        proposed = self.one_of(self.refunds_that_are(RefundStatus.PROPOSED), which)
        if proposed is not None:
            self.world.desk.handle(RejectRefund(refund_id=proposed.refund_id), STAFF[who])

    @rule(who=SOMEBODY)
    def pause(self, who: str) -> None:
        self.world.does(PauseRefunds(), STAFF[who])

    @rule(who=SOMEBODY)
    def resume(self, who: str) -> None:
        self.world.refunds.resume(ResumeRefunds(), STAFF[who])

    @rule(cents=AMOUNTS, which=ANY, who=SOMEBODY)
    def credit(self, cents: int, which: int, who: str) -> None:
        case_id = self.case(which)
        order_id = self.world.order_of(case_id).order_id
        credit = CreditGoodwill(
            case_id=case_id, order_id=order_id, amount_cents=cents, note="For the trouble."
        )
        self.world.desk.handle(credit, STAFF[who])

    @rule(cents=AMOUNTS, which=ANY, leg=ANY, who=SOMEBODY)
    def hold(self, cents: int, which: int, leg: int, who: str) -> None:
        case_id = self.case(which)
        order = self.world.order_of(case_id)
        hold = ApplyPayoutHold(
            case_id=case_id,
            order_id=order.order_id,
            provider_id=order.legs[leg % len(order.legs)]["provider_id"],
            amount_cents=cents,
            reason="To be looked at.",
        )
        self.world.desk.handle(hold, STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def let_go(self, which: int, who: str) -> None:
        applied = [each for each in self.seen.holds if each.status is HoldStatus.APPLIED]
        hold = self.one_of(applied, which)
        if hold is not None:
            self.world.desk.handle(
                ReleasePayoutHold(hold_id=hold.hold_id, reason="Done."), STAFF[who]
            )

    @rule(
        which=ANY,
        to=st.sampled_from(CaseStatus),
        outcome=st.sampled_from((None, Outcome.DENIED, Outcome.SOLVED)),
        who=SOMEBODY,
    )
    def move(self, which: int, to: CaseStatus, outcome: Outcome | None, who: str) -> None:
        waits = Awaiting.CUSTOMER if to is CaseStatus.AWAITING_USER else None
        resolved = outcome if to is CaseStatus.RESOLVED else None
        self.world.desk.handle(
            SetCaseStatus(
                case_id=self.case(which), status=to, reason="So.", awaiting=waits, outcome=resolved
            ),
            STAFF[who],
        )

    @rule(which=ANY, priority=st.sampled_from((1, 2, 3)), who=SOMEBODY)
    def prioritise(self, which: int, priority: int, who: str) -> None:
        """What becomes urgent holds the payout, whatever else is going on."""
        asked = SetCasePriority(case_id=self.case(which), priority=priority)
        self.world.desk.handle(asked, STAFF[who])

    @rule(which=ANY, who=SOMEBODY)
    def close(self, which: int, who: str) -> None:
        """All the way, as far as the case lets itself be moved."""
        for to, outcome in (
            (CaseStatus.INVESTIGATING, None),
            (CaseStatus.DECISION_PENDING, None),
            (CaseStatus.RESOLVED, Outcome.SOLVED),
            (CaseStatus.CLOSED, None),
        ):
            self.world.desk.handle(
                SetCaseStatus(case_id=self.case(which), status=to, outcome=outcome, reason="So."),
                STAFF[who],
            )
