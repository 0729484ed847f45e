"""What each kind of notice does, once the processor was asked about its object."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from adapters.fake_stripe.faults import Fault, FaultKind
from core.ledger.account import Account
from core.parked.parked_work import Ending, ParkedKind
from core.refunds.refund import RefundStatus
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.follow_notice import FollowNotice
from core.use_cases.handling.notice_office import Heard
from core.use_cases.read_refund_options import ReadRefundOptions, RefundOptions
from core.use_cases.settle_refund import SettleRefund
from ports.payment_processor import (
    Done,
    NoticeAbout,
    ProcessorNotice,
    RefundInstruction,
    Refused,
    ReversalInstruction,
)
from tests.notices.hearing import (
    books,
    deliver,
    disagreeing,
    notices_of,
    outside,
    parked,
    seen,
    sweep,
)
from tests.use_cases.office import FAY, FINN, ITSELF, NOON, Office


def about(kind: NoticeAbout, object_id: str, notice_id: str = "evt_1") -> ProcessorNotice:
    return ProcessorNotice(
        notice_id=notice_id, type="a.type", about=kind, object_id=object_id, created_at=NOON
    )


def payable(office: Office) -> tuple[int, int]:
    with office.store.unit_of_work() as uow:
        (found,) = uow.payables.of_order("ord_1001")
    return found.refunded_cents, found.transferred_cents


def is_marked(office: Office, notice_id: str = "evt_1") -> bool:
    with office.store.unit_of_work() as uow:
        return uow.processed_notices.has(notice_id)


def options(office: Office, case_id: str) -> RefundOptions:
    asked = ReadRefundOptions(case_id=case_id, order_id="ord_1001", reason="buyer_cancelled")
    told = office.reads(asked, FAY)
    assert isinstance(told, RefundOptions), told
    return told


def test_a_refund_made_elsewhere_is_adopted_and_counts_on_charge_provider_and_books(
    office: Office,
) -> None:
    made = office.stripe.dashboard.refund("ch_1", 5_000)

    assert Heard.APPLIED in deliver(office, notices_of(office))

    (adopted,) = outside(office)
    assert (adopted.processor_ref, adopted.amount_cents) == (made["id"], 5_000)
    assert [share.leg_id for share in adopted.allocations] == ["leg_1"]
    assert office.charge().adopted_cents == 5_000
    assert payable(office) == (5_000, 0)
    assert books(office) == {Account.SELLER_PAYABLE: 5_000, Account.CASH: -5_000}
    assert disagreeing(office) == ()


def test_what_was_refunded_elsewhere_is_not_open_any_more_and_no_dispute() -> None:
    office = Office()
    office.order()
    case_id = office.case()
    before = options(office, case_id)
    office.stripe.dashboard.refund("ch_1", 50_000)
    deliver(office, notices_of(office))

    after = options(office, case_id)

    assert before.open_cents - after.open_cents == 50_000
    decision = after.position.decision
    assert decision.circumstances.disputed_cents == 0
    assert decision.max_allowed_cents == after.position.left_cents == office.charge().left_cents
    assert [refund.amount_cents for refund in decision.circumstances.earlier_refunds] == [50_000]


def test_a_refund_issued_after_one_made_elsewhere_counts_it_as_earlier(office: Office) -> None:
    office.stripe.dashboard.refund("ch_1", 100_000)
    deliver(office, notices_of(office))

    refund = office.stored_refund(office.refund(office.case(), 19_000))

    assert refund.status is RefundStatus.PROPOSED, "above what policy leaves open"
    assert refund.decision["max_allowed_cents"] == 19_075
    assert refund.parts.total_cents == 19_000
    # The first one took 100,000 cents of the service; the rest of it goes first.
    assert (refund.parts.service_cents, refund.parts.platform_fee_cents) == (8_250, 9_931)


def test_a_refund_made_elsewhere_that_fails_late_gives_everything_back(office: Office) -> None:
    made = office.stripe.dashboard.refund("ch_1", 5_000)
    deliver(office, notices_of(office))
    office.stripe.dashboard.set_refund_status(made["id"], "failed", failure_reason="unknown")

    deliver(office, notices_of(office))

    (adopted,) = outside(office)
    assert not adopted.counts
    assert office.charge().adopted_cents == 0
    assert payable(office) == (0, 0)
    assert books(office) == {}
    assert disagreeing(office) == ()


def test_more_than_was_captured_is_parked_until_it_is_no_more(office: Office) -> None:
    proposed = office.refund(office.case(), 119_075)
    made = office.stripe.dashboard.refund("ch_1", 5_000)
    deliver(office, notices_of(office))

    assert office.charge().excess_cents == 5_000
    waiting = parked(office, ParkedKind.CHARGE_EXCESS, "ch_1")
    assert waiting is not None
    assert waiting.case_id == office.stored_refund(proposed).case_id
    with office.store.unit_of_work() as uow:
        topics = [message.topic for message in uow.outbox.of_case(waiting.case_id or "")]
    assert topics.count("support.work.parked") == 1

    office.stripe.dashboard.set_refund_status(made["id"], "failed", failure_reason="unknown")
    deliver(office, notices_of(office))

    assert parked(office, ParkedKind.CHARGE_EXCESS, "ch_1") is None
    with office.store.unit_of_work() as uow:
        ended = uow.parking.get(waiting.work_id)
    assert ended is not None
    assert ended.ending is Ending.SETTLED


def test_an_excess_without_a_refund_of_ours_is_told_on_the_newest_case_of_the_order(
    office: Office,
) -> None:
    office.case()
    newest = office.case()
    office.stripe.dashboard.refund("ch_1", 100_000)
    office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    deliver(office, notices_of(office))

    waiting = parked(office, ParkedKind.CHARGE_EXCESS, "ch_1")
    assert waiting is not None
    assert waiting.case_id == newest
    with office.store.unit_of_work() as uow:
        topics = [message.topic for message in uow.outbox.of_case(newest)]
    assert "support.work.parked" in topics


def test_metadata_alone_makes_nobodys_refund_ours(office: Office) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 10_000)
    # Somebody wrote our refund's id on a refund of another amount.
    theirs = RefundInstruction(
        charge="ch_1",
        amount_cents=400,
        currency="USD",
        idempotency_key="theirs",
        metadata={"refund_id": refund_id},
    )
    office.stripe.refund(theirs)
    deliver(office, notices_of(office))

    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING
    (adopted,) = outside(office)
    assert adopted.amount_cents == 400


def test_a_refund_that_failed_here_and_happened_there_is_adopted(office: Office) -> None:
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 10_000)
    given_up = Refused(code="given_up", message="Nobody found it.")
    assert office.does(SettleRefund(refund_id=refund_id, outcome=given_up), ITSELF)

    deliver(office, notices_of(office))

    assert office.stored_refund(refund_id).status is RefundStatus.FAILED
    assert [each.amount_cents for each in outside(office)] == [10_000]
    assert (office.charge().reserved_cents, office.charge().adopted_cents) == (0, 10_000)
    assert disagreeing(office) == ()


def test_a_charge_of_somebody_else_is_marked_and_nothing_else(office: Office) -> None:
    office.stripe.register_charge("ch_foreign", 9_000, "USD")
    office.stripe.dashboard.refund("ch_foreign")
    before = seen(office)

    heard = deliver(office, notices_of(office))

    assert set(heard) == {Heard.APPLIED}
    assert seen(office) == before
    assert set(deliver(office, notices_of(office))) == {Heard.KNOWN}


@pytest.mark.parametrize("kind", [each for each in NoticeAbout if each is not NoticeAbout.OTHER])
def test_while_the_processor_is_silent_nothing_is_recorded(
    office: Office, kind: NoticeAbout
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, times=9))
    assert deliver(office, [about(kind, "x_1")]) == [Heard.UNASKED]
    assert not is_marked(office)


@pytest.mark.parametrize("kind", [NoticeAbout.REFUND, NoticeAbout.DISPUTE, NoticeAbout.TRANSFER])
def test_an_object_the_processor_does_not_have_is_marked(office: Office, kind: NoticeAbout) -> None:
    assert deliver(office, [about(kind, "x_1")]) == [Heard.APPLIED]
    assert is_marked(office)


def test_what_we_do_not_follow_is_not_even_marked(office: Office) -> None:
    assert deliver(office, [about(NoticeAbout.OTHER, "")]) == [Heard.IGNORED]
    assert not is_marked(office)


def test_an_inquiry_takes_no_money_and_excludes_no_refund(office: Office) -> None:
    office.stripe.dashboard.open_dispute("ch_1", inquiry=True)
    deliver(office, notices_of(office))

    assert (office.charge().disputed, office.charge().disputed_or_lost_cents) == (False, 0)
    assert books(office) == {}
    refund_id = office.refund(office.case(), 1_000)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


@pytest.mark.parametrize(
    ("won", "counted", "expected"),
    [
        (True, 0, {Account.DISPUTE_FEES: 1_500, Account.CASH: -1_500}),
        (
            False,
            20_000,
            {
                Account.CHARGEBACKS: 20_000,
                Account.DISPUTE_FEES: 1_500,
                Account.CASH: -21_500,
            },
        ),
    ],
)
def test_a_dispute_counts_while_it_is_open_and_once_it_is_lost(
    office: Office, won: bool, counted: int, expected: dict[Account, int]
) -> None:
    dispute = office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    deliver(office, notices_of(office))
    assert (office.charge().disputed, office.charge().disputed_or_lost_cents) == (True, 20_000)
    assert books(office)[Account.DISPUTES] == 20_000

    office.stripe.dashboard.decide_dispute(dispute["id"], won=won)
    deliver(office, notices_of(office))

    assert (office.charge().disputed, office.charge().disputed_or_lost_cents) == (False, counted)
    assert books(office) == expected
    assert disagreeing(office) == ()


def test_two_disputes_of_a_charge_count_together(office: Office) -> None:
    one = office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    office.stripe.dashboard.open_dispute("ch_1", amount_cents=30_000)
    deliver(office, notices_of(office))
    assert office.charge().disputed_or_lost_cents == 50_000

    office.stripe.dashboard.decide_dispute(one["id"], won=True)
    deliver(office, notices_of(office))
    assert (office.charge().disputed, office.charge().disputed_or_lost_cents) == (True, 30_000)


def test_a_dispute_between_approval_and_execution_leaves_no_refund_and_one_debit(
    office: Office,
) -> None:
    refund_id = office.refund(office.case(), 60_000)
    assert office.stored_refund(refund_id).status is RefundStatus.PROPOSED

    def dispute() -> None:
        office.stripe.dashboard.open_dispute("ch_1")

    office.stripe.inject(Fault(kind=FaultKind.DELAY, endpoint="refunds.create", hook=dispute))
    assert office.refunds.approve(ApproveRefund(refund_id=refund_id), FINN) is True
    deliver(office, notices_of(office))

    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "charge_disputed")
    listed = office.stripe.refunds_of_charge("ch_1")
    assert isinstance(listed, Done)
    assert listed.value == ()
    assert office.charge().reserved_cents == 0
    assert payable(office) == (0, 0)
    assert books(office)[Account.CASH] == -(119_075 + 1_500)
    assert disagreeing(office) == ()


def test_a_dispute_that_was_heard_of_keeps_an_approved_refund_from_being_sent(
    office: Office,
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 10_000)
    office.stripe.dashboard.open_dispute("ch_1")
    deliver(office, notices_of(office))
    sent: list[str] = []
    office.stripe.inject(
        Fault(
            kind=FaultKind.DELAY,
            endpoint="refunds.create",
            hook=lambda: sent.append(refund_id),
        )
    )

    office.refunds.send(refund_id, ITSELF)

    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "charge_disputed")
    assert (office.charge().reserved_cents, office.charge().disputed_or_lost_cents) == (0, 119_075)
    assert sent == []


def sold_and_transferred(office: Office, cents: int) -> None:
    with office.store.unit_of_work() as uow:
        newest = uow.order_snapshots.newest("ord_1001")
    assert newest is not None
    legs: list[dict[str, Any]] = [
        {**newest.received["legs"][0], "transfer": "tr_1", "transferred_cents": cents}
    ]
    office.stripe.register_transfer("tr_1", cents, "USD", charge="ch_1")
    office.order(version=4, legs=legs)


def test_what_others_took_back_of_a_transfer_stands_on_the_payable(office: Office) -> None:
    sold_and_transferred(office, 60_000)
    theirs = ReversalInstruction(
        transfer="tr_1", amount_cents=4_000, currency="USD", idempotency_key="theirs"
    )
    office.stripe.reverse_transfer(theirs)
    deliver(office, [about(NoticeAbout.TRANSFER, "tr_1")])

    assert payable(office) == (0, 56_000)


def test_a_reversal_of_ours_whose_reply_was_lost_is_settled_by_the_notice(office: Office) -> None:
    sold_and_transferred(office, 108_250)
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="transfers.reverse"))
    office.refund(office.case(), 10_000)
    assert reversals(office) == ["due"]

    deliver(office, [each for each in notices_of(office) if each.about is NoticeAbout.TRANSFER])

    assert reversals(office) == ["succeeded"]
    assert payable(office) == (10_000, 98_250)
    assert disagreeing(office) == ()


def test_a_refund_that_a_notice_settles_takes_back_from_the_provider_at_once(
    office: Office,
) -> None:
    sold_and_transferred(office, 108_250)
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    office.refund(office.case(), 10_000)
    assert reversals(office) == []

    deliver(office, [each for each in notices_of(office) if each.about is NoticeAbout.REFUND])

    assert reversals(office) == ["succeeded"]
    assert disagreeing(office) == ()


def reversals(office: Office) -> list[str]:
    with office.store.unit_of_work() as uow:
        return [each.status.value for each in uow.transfer_reversals.of_order("ord_1001")]


def test_a_late_failure_of_our_refund_comes_by_notice_or_sweep(office: Office) -> None:
    refund_id = office.refund(office.case(), 10_000)
    ref = office.stored_refund(refund_id).processor_ref or ""
    office.clock.advance(timedelta(days=9))
    office.stripe.dashboard.set_refund_status(ref, "failed", failure_reason="expired_card")

    sweep(office, timedelta(days=30))

    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "expired_card")
    assert office.charge().reserved_cents == 0
    assert books(office) == {}


def test_an_answer_that_was_asked_for_before_a_newer_one_undoes_nothing(office: Office) -> None:
    made = office.stripe.dashboard.refund("ch_1", 5_000)
    dispute = office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    early = [
        office.stripe.refund_by_ref(made["id"]),
        office.stripe.dispute_by_ref(dispute["id"]),
    ]
    office.stripe.dashboard.set_refund_status(made["id"], "failed", failure_reason="unknown")
    office.stripe.dashboard.decide_dispute(dispute["id"], won=False)
    deliver(office, notices_of(office))
    before = seen(office)

    for number, answer in enumerate(early):
        assert isinstance(answer, Done)
        late = about(NoticeAbout.REFUND, "x", notice_id=f"evt_late_{number}")
        assert office.does(FollowNotice(notice=late, told=answer.value), ITSELF)

    assert seen(office) == before
    assert disagreeing(office) == ()


def test_a_fee_that_grows_is_posted_by_what_it_grew(office: Office) -> None:
    dispute = office.stripe.dashboard.open_dispute("ch_1", amount_cents=20_000)
    deliver(office, notices_of(office))
    answer = office.stripe.dispute_by_ref(dispute["id"])
    assert isinstance(answer, Done)
    dearer = evolve(answer.value, fee_cents=4_000)

    for number in range(2):
        late = about(NoticeAbout.DISPUTE, "x", notice_id=f"evt_late_{number}")
        office.does(FollowNotice(notice=late, told=dearer), ITSELF)

    assert books(office)[Account.DISPUTE_FEES] == 4_000
