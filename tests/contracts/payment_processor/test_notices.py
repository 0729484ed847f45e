"""What happened, through the payment processor port: whoever was told, it can be asked for."""

from datetime import datetime, timedelta

from ports.payment_processor import NoticeAbout, ProcessorNotice
from tests.contracts.payment_processor.answers import done
from tests.contracts.payment_processor.harness import ProcessorHarness
from tests.fake_stripe.movable_clock import NOON

HOUR = timedelta(hours=1)
FOLLOWED = ("refund.", "charge.refund", "charge.dispute.", "transfer.reversed")


def test_nothing_happened_in_an_account_where_nothing_was_done(harness: ProcessorHarness) -> None:
    assert done(harness.processor.notices_since(NOON)) == ()


def test_every_notice_that_we_follow_names_its_object(harness: ProcessorHarness) -> None:
    harness.given_charge()
    harness.given_transfer()
    harness.given_refunds_go("pending", "succeeded")
    refund = done(harness.refund(2_500)).ref
    harness.stripe.dashboard.settle(refund)
    done(harness.reverse(3_000))
    dispute = harness.given_dispute(due_in=None)
    notices = followed(harness, NOON)
    assert {notice.type: (notice.about, notice.object_id) for notice in notices} == {
        "refund.created": (NoticeAbout.REFUND, refund),
        "refund.updated": (NoticeAbout.REFUND, refund),
        "charge.refund.updated": (NoticeAbout.REFUND, refund),
        "charge.refunded": (NoticeAbout.CHARGE, "ch_1"),
        "transfer.reversed": (NoticeAbout.TRANSFER, "tr_1"),
        "charge.dispute.created": (NoticeAbout.DISPUTE, dispute),
        "charge.dispute.funds_withdrawn": (NoticeAbout.DISPUTE, dispute),
    }
    assert {notice.created_at for notice in notices} == {NOON}
    assert len({notice.notice_id for notice in notices}) == len(notices)


def test_notices_come_oldest_first_from_the_instant_on(harness: ProcessorHarness) -> None:
    harness.given_charge()
    refs = []
    for index in range(3):
        refs.append(done(harness.refund(100, f"key {index}")).ref)
        harness.clock.move(HOUR)
    assert created_refunds(harness, NOON) == refs
    assert created_refunds(harness, NOON + HOUR) == refs[1:]
    assert created_refunds(harness, NOON + HOUR + timedelta(microseconds=1)) == refs[1:]
    assert created_refunds(harness, NOON + 3 * HOUR) == []


def test_a_long_log_is_read_to_its_end(harness: ProcessorHarness) -> None:
    harness.given_charge()
    made = [harness.stripe.dashboard.refund("ch_1", 1)["id"] for _ in range(105)]
    assert created_refunds(harness, NOON) == made


def test_the_log_is_kept_for_thirty_days(harness: ProcessorHarness) -> None:
    harness.given_charge()
    ref = done(harness.refund(100)).ref
    harness.clock.move(timedelta(days=30))
    assert created_refunds(harness, NOON) == [ref]
    harness.clock.move(timedelta(seconds=1))
    assert created_refunds(harness, NOON) == []


def followed(harness: ProcessorHarness, instant: datetime) -> list[ProcessorNotice]:
    notices = done(harness.processor.notices_since(instant))
    return [notice for notice in notices if notice.type.startswith(FOLLOWED)]


def created_refunds(harness: ProcessorHarness, instant: datetime) -> list[str]:
    return [
        notice.object_id for notice in followed(harness, instant) if notice.type == "refund.created"
    ]
