"""Lost webhooks cost nothing but time (reliability.md 6 and 9)."""

from datetime import datetime, timedelta

from attrs import evolve

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.refund_plans import PENDING_THEN_SUCCEEDED
from core.refunds.refund import RefundStatus
from core.request import Request
from core.use_cases.handling.rounds.concern import Concern
from core.use_cases.handling.rounds.round import Round
from core.use_cases.handling.sweeping import Became
from core.use_cases.pause_refunds import PauseRefunds
from ports.payment_processor import Done
from ports.unit_of_work import UnitOfWork
from tests.notices.hearing import deliver, disagreeing, notices_of, seen, sweep
from tests.simulation.offices import Offices
from tests.use_cases.office import FAY, ITSELF, Office


def a_busy_day(office: Office) -> str:
    """A refund whose reply was lost, one made elsewhere, one that succeeds later, a dispute."""
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 10_000)
    office.stripe.dashboard.refund("ch_1", 5_000)
    office.stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    pending = office.refund(office.case(), 2_000)
    office.stripe.dashboard.settle(office.stored_refund(pending).processor_ref or "")
    office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    return refund_id


def test_when_every_webhook_was_lost_one_sweep_converges(office: Office) -> None:
    refund_id = a_busy_day(office)

    swept = sweep(office)

    assert {item.became for item in swept} == {Became.DONE}
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert (office.charge().reserved_cents, office.charge().adopted_cents) == (12_000, 5_000)
    assert office.charge().disputed
    assert disagreeing(office) == ()
    before = seen(office)
    # The evidence that the sweep staged is news from the processor, once.
    assert [item.kind for item in sweep(office)] == ["notice"]
    assert sweep(office) == []
    assert seen(office) == before


def test_a_sweep_comes_to_what_webhooks_would_have_come_to() -> None:
    heard, swept = Office(), Office()
    for office in (heard, swept):
        office.order()
        a_busy_day(office)
    deliver(heard, notices_of(heard))
    sweep(swept)
    assert seen(swept) == seen(heard)


def test_a_notice_that_was_lost_before_a_later_one_was_heard_is_found(office: Office) -> None:
    office.stripe.dashboard.refund("ch_1", 5_000)
    office.clock.advance(timedelta(hours=2))
    known = len(notices_of(office))
    office.stripe.dashboard.open_dispute("ch_1", inquiry=True)
    deliver(office, notices_of(office)[known:])

    sweep(office)

    assert office.charge().adopted_cents == 5_000


def test_how_far_to_look_back_can_be_asked_for(office: Office) -> None:
    office.stripe.dashboard.refund("ch_1", 5_000)
    office.clock.advance(timedelta(days=9))
    known = len(notices_of(office))
    office.stripe.dashboard.open_dispute("ch_1", inquiry=True)
    deliver(office, notices_of(office)[known:])

    sweep(office)
    assert office.charge().adopted_cents == 0
    sweep(office, timedelta(days=30))
    assert office.charge().adopted_cents == 5_000


def test_proposals_that_nobody_decided_on_expire(office: Office) -> None:
    refund_id = office.refund(office.case(), 119_000)
    office.clock.advance(timedelta(days=7))

    (item,) = sweep(office)

    assert (item.kind, item.item_id) == ("expired proposal", refund_id)
    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "expired")
    assert office.charge().reserved_cents == 0


def test_a_refund_that_never_arrived_is_sent_again_when_it_is_due_and_not_before(
    office: Office,
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 10_000)
    assert sweep(office) == []

    office.clock.advance(timedelta(minutes=5))
    sweep(office)

    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    listed = office.stripe.refunds_of_charge("ch_1")
    assert isinstance(listed, Done)
    assert len(listed.value) == 1


def test_while_refunds_are_paused_the_sweep_listens_and_sends_nothing(office: Office) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    office.refund(office.case(), 10_000)
    office.does(PauseRefunds(), FAY)
    office.stripe.dashboard.refund("ch_1", 700)
    office.clock.advance(timedelta(minutes=5))

    sweep(office)

    listed = office.stripe.refunds_of_charge("ch_1")
    assert isinstance(listed, Done)
    assert [refund.amount_cents for refund in listed.value] == [700]
    assert office.charge().adopted_cents == 700


def test_what_could_not_be_asked_is_told_and_swept_the_next_time(office: Office) -> None:
    refund_id = a_busy_day(office)
    office.stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, endpoint="events.list"))
    office.stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, endpoint="refunds.create"))
    office.clock.advance(timedelta(minutes=5))

    told = [(item.kind, item.became) for item in sweep(office)]

    assert ("notice", Became.UNASKED) in told
    assert ("refund", Became.UNASKED) in told
    sweep(office)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert disagreeing(office) == ()


def test_one_bad_item_stops_no_other_however_many_are_before_it(office: Office) -> None:
    asked: list[str] = []

    def due(_uow: UnitOfWork, _now: datetime, limit: int) -> tuple[str, ...]:
        return tuple(str(number) for number in range(150))[:limit]

    def send(item_id: str, _request: Request) -> None:
        asked.append(item_id)
        if int(item_id) < 120:
            raise LookupError(f"{item_id} is gone")

    things = (Round(kind="thing", due=due, send=send),)
    sweeping = evolve(
        Offices(office.desk, office.stripe).sweeping, rounds={Concern.HOLDS: lambda: things}
    )
    swept = list(sweeping.sweep(ITSELF))

    assert len(asked) == len(set(asked)) == 150
    assert [item.became for item in swept].count(Became.FAILED) == 120
    assert swept[0].why == "LookupError: 0 is gone"
