"""What happens on bookings."""

from datetime import timedelta

from core.cases.kind import CaseKind
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.assign_case import AssignCase
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.release_payout_hold import ReleasePayoutHold
from entrypoints.demo.volumes.stage import AGENT, BUYER, FINANCE, OPENED, PROVIDER, Stage
from entrypoints.demo.volumes.story_order import ORDER, booked

TRIAGE, INVESTIGATING = CaseStatus.TRIAGE, CaseStatus.INVESTIGATING
DECIDING, RESOLVED, CLOSED = CaseStatus.DECISION_PENDING, CaseStatus.RESOLVED, CaseStatus.CLOSED


def _booking(stage: Stage, price: int, *, subtype: str, summary: str, days_ahead: float) -> None:
    """A booking case on an order that its buyer has just cancelled."""
    stage.order(
        booked(
            price_cents=price,
            starts_at=OPENED + timedelta(days=days_ahead),
            cancelled_at=OPENED - timedelta(hours=1),
        )
    )
    stage.opens(CaseKind.BOOKING, summary, subtype=subtype, order_id=ORDER)
    stage.later(minutes=20)
    stage.does(AssignCase(case_id=stage.case_id, owner_admin=AGENT))


def _refund(stage: Stage, cents: int) -> None:
    asked = IssueRefund(
        case_id=stage.case_id, order_id=ORDER, amount_cents=cents, reason="buyer_cancelled"
    )
    stage.does(asked, FINANCE)


def _hold(stage: Stage, cents: int) -> str:
    held = ApplyPayoutHold(
        case_id=stage.case_id,
        order_id=ORDER,
        provider_id=PROVIDER,
        amount_cents=cents,
        reason="Until it is clear who pays.",
    )
    return stage.does(held, FINANCE)


def refunded_and_closed(stage: Stage, price: int) -> None:
    _booking(
        stage, price, subtype="reschedule", summary="Buyer moved away and cancelled", days_ahead=6
    )
    stage.says("We are sorry to hear that. Your refund is on its way.")
    stage.later(hours=1)
    _refund(stage, min(price // 2, 40_000))
    stage.later(hours=3)
    stage.says("Thank you, that was quick.", BUYER)
    stage.becomes(INVESTIGATING, DECIDING, RESOLVED)
    stage.later(days=1)
    stage.becomes(CLOSED)


def half_refunded_open(stage: Stage, price: int) -> None:
    _booking(
        stage, price, subtype="quality", summary="Sound was poor for half of the set", days_ahead=2
    )
    stage.becomes(INVESTIGATING)
    stage.says("Could you tell us which half?")
    stage.later(hours=2)
    stage.says("The second one, from ten o'clock on.", BUYER)
    _refund(stage, min(price // 4, 20_000))


def large_refund_waits(stage: Stage, price: int) -> None:
    _booking(
        stage,
        price * 8,
        subtype="venue_conflict",
        summary="Venue booked twice for the gala",
        days_ahead=10,
    )
    stage.says("A colleague has to approve this refund; you will hear from us today.")
    _hold(stage, price)
    _refund(stage, 60_000)
    stage.becomes(INVESTIGATING, CaseStatus.AWAITING_USER, awaiting=Awaiting.SELLER)


def waits_for_the_customer(stage: Stage, price: int) -> None:
    _booking(stage, price, subtype="late", summary="Photographer came an hour late", days_ahead=1)
    stage.says("Do you have a picture of the empty room?")
    stage.becomes(CaseStatus.AWAITING_USER)


def held_and_let_go(stage: Stage, price: int) -> None:
    _booking(
        stage, price, subtype="no_show", summary="Nobody opened the door at noon", days_ahead=0.5
    )
    hold = _hold(stage, price // 2)
    stage.says("We keep the payout back until we know more.", to_staff=True)
    stage.says("I was there. The bell is broken.", PROVIDER)
    stage.says("Thank you both. We have heard enough.")
    stage.later(hours=5)
    stage.becomes(INVESTIGATING, DECIDING)
    stage.does(ReleasePayoutHold(hold_id=hold, reason="The provider was there."), FINANCE)
    stage.becomes(RESOLVED, outcome=Outcome.DENIED, reason="The provider kept the appointment.")
    stage.becomes(CLOSED)


def answered_too_late(stage: Stage, price: int) -> None:
    _booking(
        stage, price, subtype="unsafe", summary="Loose cables on the stage floor", days_ahead=3
    )
    stage.later(hours=9)
    stage.says("Sorry that you had to wait. We are looking at it now.")
    stage.becomes(TRIAGE, INVESTIGATING)
    stage.says("It has been fixed, here is the report.", PROVIDER)
    stage.becomes(DECIDING)
    stage.becomes(RESOLVED, outcome=Outcome.SOLVED)
    stage.later(days=2)
    stage.becomes(CLOSED)
