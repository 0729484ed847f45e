"""The flows that move money, each told twice: what was before, and what the process does."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve, frozen

from adapters.fake_stripe.faults import Fault, FaultKind
from core.errors import Refusal
from core.request import Request
from core.use_cases.apply_payout_hold import ApplyPayoutHold
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.credit_goodwill import CreditGoodwill
from core.use_cases.file_deposit_claim import FileDepositClaim
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.release_deposit import ReleaseDeposit
from core.use_cases.release_payout_hold import ReleasePayoutHold
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.submit_representment import SubmitRepresentment
from tests.simulation.money_rules import STAFF
from tests.simulation.offices import Offices
from tests.simulation.world import World
from tests.use_cases.office import ITSELF

Told = Mapping[str, str]
FAY, FINN = STAFF["fay"], STAFF["finn"]


@frozen(kw_only=True)
class Story:
    """`before` happens in peace and tells what is to be known; `act` is what the client asks
    for, and asks for again under the same keys when nobody answered.
    """

    name: str
    before: Callable[[World, int], Told]
    act: Callable[[Offices, Told], None]


def _keyed(who: Request, key: str) -> Request:
    return evolve(who, idempotency_key=key)


def _an_order(world: World, cents: int) -> Told:
    """Its provider cancelled, and had been paid."""
    _, order = world.orders
    order.cancellation = {"by": "provider", "at": "2026-12-01T10:00:00Z"}
    world.stripe.register_transfer("tr_leg_3", 100_000, "USD")
    order.legs[0] |= {"transfer": "tr_leg_3", "transferred_cents": 100_000}
    world.tell(order)
    return {"case": world.cases[2], "order": order.order_id, "cents": str(cents)}


def _issue(case: str, order: str, cents: int) -> IssueRefund:
    return IssueRefund(case_id=case, order_id=order, amount_cents=cents, reason="quality")


def _refund(offices: Offices, told: Told) -> None:
    refund = _issue(told["case"], told["order"], int(told["cents"]))
    _done(offices.refunds.issue(refund, _keyed(FAY, "refund")))


def _a_proposal(world: World, cents: int) -> Told:
    told = _an_order(world, cents)
    refund = _issue(told["case"], told["order"], 50_001 + cents)
    return {**told, "refund": _done(world.refunds.issue(refund, FAY))}


def _approval(offices: Offices, told: Told) -> None:
    approve = ApproveRefund(refund_id=told["refund"])
    _done(offices.refunds.approve(approve, _keyed(FINN, "approval")))


def _a_busy_day(world: World, cents: int) -> Told:
    """A lost answer, a refund made elsewhere, one that failed late, a dispute."""
    told = _an_order(world, cents)
    early = _done(world.refunds.issue(_issue(told["case"], told["order"], 700), FAY))
    world.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    _done(world.refunds.issue(_issue(told["case"], told["order"], cents), FAY))
    with world.fresh().unit_of_work() as uow:
        known = uow.refunds.get(early)
    world.stripe.dashboard.refund("ch_b", 5_000)
    world.stripe.dashboard.set_refund_status((known and known.processor_ref) or "", "failed")
    world.stripe.dashboard.open_dispute("ch_b", amount_cents=1_000)
    return told


def _webhooks(offices: Offices, _told: Told) -> None:
    """The last one of each object; all of them come with the recovery."""
    hear_everything(offices, lambda told: list({it.object_id: it for it in told}.values()))


def hear_everything(offices: Offices, arranged: Callable[[list[Any]], list[Any]]) -> None:
    told = offices.processor.notices_since(offices.desk.clock.now().replace(day=1, hour=0))
    for notice in arranged(list(getattr(told, "value", ()))):
        offices.notices.follow(notice, ITSELF)


def _hold(offices: Offices, told: Told) -> None:
    hold = ApplyPayoutHold(
        case_id=told["case"],
        order_id=told["order"],
        provider_id="usr_p1",
        amount_cents=int(told["cents"]) % 8_000 + 1,
        reason="To be looked at.",
    )
    hold_id = _done(offices.desk.handle(hold, _keyed(FAY, "hold")))
    release = ReleasePayoutHold(hold_id=hold_id, reason="Done.")
    _done(offices.desk.handle(release, _keyed(FAY, "letting go")))


def _a_deposit(world: World, cents: int) -> Told:
    return {"case": world.cases[0], "order": "ord_a", "leg": "leg_2", "cents": str(cents)}


def _claim(told: Told, cents: int) -> FileDepositClaim:
    return FileDepositClaim(
        case_id=told["case"],
        order_id=told["order"],
        leg_id=told["leg"],
        amount_cents=cents,
        reason="A lamp.",
    )


def _capture(offices: Offices, told: Told) -> None:
    claim = _claim(told, int(told["cents"]) % 20_000 + 1)
    _done(offices.deposits.file(claim, _keyed(FAY, "claim")))


def _a_claim(world: World, cents: int) -> Told:
    told = _a_deposit(world, cents)
    return {**told, "claim": _done(world.deposits.file(_claim(told, 20_001), FAY))}


def _approved_capture(offices: Offices, told: Told) -> None:
    approve = ApproveDepositClaim(claim_id=told["claim"])
    _done(offices.deposits.approve(approve, _keyed(FINN, "claim approval")))


def _release(offices: Offices, told: Told) -> None:
    release = ReleaseDeposit(case_id=told["case"], order_id=told["order"], leg_id=told["leg"])
    _done(offices.deposits.release(release, _keyed(FAY, "release")))


def _a_charged_deposit(world: World, _cents: int) -> Told:
    return {"case": world.cases[2], "order": "ord_b", "leg": "leg_3"}


def _goodwill(offices: Offices, told: Told) -> None:
    credit = CreditGoodwill(
        case_id=told["case"],
        order_id=told["order"],
        amount_cents=int(told["cents"]) % 5_000 + 1,
        note="For the trouble.",
    )
    _done(offices.desk.handle(credit, _keyed(FAY, "credit")))


def _a_pause(world: World, cents: int) -> Told:
    told = _an_order(world, cents)
    world.does(PauseRefunds(), FAY)
    _done(world.refunds.issue(_issue(told["case"], told["order"], cents), FAY))
    return told


def _resume(offices: Offices, _told: Told) -> None:
    _done(offices.refunds.resume(ResumeRefunds(), _keyed(FAY, "resume")))


def _a_chargeback(world: World, cents: int) -> Told:
    """Packed, drafted and staged."""
    told = _an_order(world, cents)
    how: dict[str, Any] = {"amount_cents": cents, "reason": "credit_not_processed"}
    ref = world.stripe.dashboard.open_dispute("ch_b", **how)["id"]
    world.sweep()
    with world.fresh().unit_of_work() as uow:
        chargeback = uow.chargebacks.of_dispute(ref)
    assert chargeback is not None
    return {**told, "chargeback": chargeback.chargeback_id}


def _submission(offices: Offices, told: Told) -> None:
    submit = SubmitRepresentment(chargeback_id=told["chargeback"])
    _done(offices.chargebacks.submit(submit, _keyed(FAY, "submission")))


def _done(told: Any) -> Any:
    assert not isinstance(told, Refusal), told
    return told


STORIES = {
    story.name: story
    for story in (
        Story(name="refund", before=_an_order, act=_refund),
        Story(name="approval", before=_a_proposal, act=_approval),
        Story(name="webhooks", before=_a_busy_day, act=_webhooks),
        Story(name="hold", before=_an_order, act=_hold),
        Story(name="claim", before=_a_deposit, act=_capture),
        Story(name="approved claim", before=_a_claim, act=_approved_capture),
        Story(name="release", before=_a_deposit, act=_release),
        Story(name="repayment", before=_a_charged_deposit, act=_release),
        Story(name="goodwill", before=_an_order, act=_goodwill),
        Story(name="submission", before=_a_chargeback, act=_submission),
        Story(name="resume", before=_a_pause, act=_resume),
    )
}
